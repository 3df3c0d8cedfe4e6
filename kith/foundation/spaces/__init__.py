"""Spaces: the places where people belong.

A community, a chapter, a circle, a project, a conference or a coalition: all are spaces, with members, roles,
guidelines and a visibility. Places do not nest. A person's *membership* is who they are in that place: their
role, and the name they go by there.
"""
