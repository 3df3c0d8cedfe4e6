"""Verbs of circles."""
