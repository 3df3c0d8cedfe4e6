"""Word gets round: who is told of what happened, where, and when.

Events declare whom they concern (`audiences`); this part asks each of these people's wishes, and keeps one notice per
person and event. A notice is shown, mailed or pushed only if its reader may see what it is about at that moment.
"""
