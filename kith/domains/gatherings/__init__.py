"""Gatherings: peers meet, once or again and again, in a room or from afar.

A *gathering* is an item with a time: a meeting, a workshop, a course. Each time that it happens is an *occasion*. People
take a *seat*, for all of its occasions or for each; when there are no more, they *wait*, and are asked in turn.
From elsewhere comes what a calendar file holds, or an *outside calendar* that a space follows; an *origin* says so.
It is not a conference: tracks and rooms stand on gatherings, and are not here.
"""
