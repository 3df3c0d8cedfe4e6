"""Verbs about rooms."""
