"""Wiring: settings, root urls, listeners, entry points. Imports all, imported by none."""
