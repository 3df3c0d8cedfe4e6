"""Verbs about conversations."""
