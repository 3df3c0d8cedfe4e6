"""Published works: read from files, written to files, and cited. Pure: no models, no network.

The readers and the style engine are loaded when they are first needed (`reading.read`, `citing.plain`), since what they
stand on takes memory. Import those two, never `bibtex_read` or `style_engine`, from what is loaded at start.
"""
