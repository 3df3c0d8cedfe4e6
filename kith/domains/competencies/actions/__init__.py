"""Verbs about competencies."""
