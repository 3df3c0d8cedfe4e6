"""Supervision among peers: a few who meet in a circle, again and again, to look at their own work.

Its words: a *circle* is a hidden space for few, and in it one item, its *meeting place*, with a page, a room, and a conversation
about organising. What its members *agree* on is the guidelines of that space, written from the answers to a form. It has a
*rhythm*, from which *meetings* follow; the *turns* to moderate and to bring something go round. It begins on *trial*, after which
its members look at it together (*review*). A *session* leads them through the steps of a *format*. Whoever was at a meeting writes it into their own *log*. Someone can ask their circle
whether anybody *could listen*.

It is no therapy, no oversight by an employer, and it keeps no cases: nothing here is about a person whom someone supports. Nothing
counts who was there, and nobody reads the log of another.
"""
