"""Verbs of mentoring. Each acts as the person who does it, behind the wall."""
