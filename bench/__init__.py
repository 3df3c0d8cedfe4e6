"""Measures the running system on seeded data and writes docs/performance.md. Run it with `python -m bench`."""
