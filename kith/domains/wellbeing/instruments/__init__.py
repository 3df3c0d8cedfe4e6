"""Instruments as data. Plain values, no database.

shapes.py says what an instrument is; reading.py reads one from TOML, and scales.py those parts of it that are counted. Both refuse what
does not hold together, with the line. scoring.py counts answers; book.py knows the instruments that come with the house,
which stand in data/, and those that its operator laid beside.
"""
