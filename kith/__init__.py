"""Kith: where peer support professionals unite and share what they know."""
