"""Verbs of a pulse. What someone does about their own voice is no event: nobody is told, now or later."""
