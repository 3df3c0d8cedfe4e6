"""Verbs about spaces."""
