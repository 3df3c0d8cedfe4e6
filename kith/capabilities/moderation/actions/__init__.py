"""Verbs of moderation."""
