"""Mentoring: two who accompany each other for a while, because one offers what the other looks for.

Its words: someone is *ready* when they said that they would like to be matched; a *proposal* is put before two people, and each
has a *side* of it that nobody else can read; when both said yes they are a *pair*, with a space of their own, an agreement,
*goals*, and an end. Nobody is proposed who did not say so, and nobody learns that someone let a proposal pass.

It is no supervision and no therapy, and nobody owes anything. It knows no score and no rank. Who fits whom is found by
`matching.py`, which knows no tables.
"""
