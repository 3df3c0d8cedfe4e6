"""Verbs of courses."""
