"""For oneself alone: a place to look at how one is, which nobody else can read.

Its words: someone *keeps* things. A *moment* is a short look at how one is; a *page* is free words; a *result* is what they answered
to the questions of an *instrument*, such as the Copenhagen Burnout Inventory; *people* are those whom they can call; a *plan* is what they do to keep well. All of it lies
as *leaves* in one's own safe: encrypted, behind the second wall, and nothing in a row says what it is or from when. Whoever
wants only to look need not keep anything.

It is no diagnosis and no test, and nobody is told: no event is recorded here, nobody is reminded, nothing is counted or
compared with others. Addresses and titles say nothing about it.

It stands alone. It knows no capability and no other domain, and none knows it: what others need of it is named in
kith/config/wiring.py.
"""
