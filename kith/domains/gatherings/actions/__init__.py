"""Verbs of gatherings."""
