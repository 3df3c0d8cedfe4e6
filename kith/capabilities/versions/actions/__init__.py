"""Verbs of versions. Nobody hears of a draft, so what happens to one is no event."""
