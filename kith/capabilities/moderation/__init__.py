"""Moderation: reports, the desks where people look at them, decisions, and appeals.

A *report* says that something is not right, about a post, an item, someone in a space, or a person. Reports about
the same thing join one *case*, which lies on the desk of a space (its hosts) or on that of the stewards. A *decision* is
a row that nothing changes: taking one back is another row. Whoever a decision is about may *appeal*, and someone else
decides. It is no automatic filter, no score of people, and no help line.
"""
