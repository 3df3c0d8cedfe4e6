"""Private messages: person to person, and in small groups.

Words: a *correspondence* is between two to eight people; its first words are a *request* to each of them, who accepts,
declines or ignores it, and nobody else is told which. A *seat* is one person's own side of it: their address of it,
their answer, how far they read. The rows stand behind the wall of kith/infrastructure/database/private.py.

It is not a chat with strangers: nobody is reachable by default but by people in their spaces, and a name chosen for one
space cannot be written to at all, since the answer would tell whose it is. Nobody else can read, stewards neither.
"""
