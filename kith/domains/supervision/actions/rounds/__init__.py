"""Verbs of rounds."""
