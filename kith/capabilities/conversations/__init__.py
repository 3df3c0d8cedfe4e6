"""Conversations: what is said in an item, post by post.

Each item that can be discussed has one thread; its posts are numbered and keep their numbers for good, so that
a page of a thread is a range of numbers. The first post is the item's own words. Thanks are private to the author
of a post. Who may see a post is decided by its item alone.
"""
