"""Verbs of learning. What they write is behind the wall of the person whose it is."""
