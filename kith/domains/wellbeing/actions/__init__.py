"""Verbs of a place for oneself. None of them records an event: nobody is told, now or later."""
