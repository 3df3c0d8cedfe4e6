"""Items: everything that people share is one, in a space.

The one table of what all kinds have in common, the registry of kinds, who may see an item, where it came from,
what a person has read of it, and drafts. What an item *says* is not here: talk keeps its words in its first post.
"""
