"""Frameworks as data. Plain values, no database.

shapes.py says what a framework is, sorts.py of what sorts there are, reading.py reads one from TOML and refuses what does
not hold together, with the line; shipped.py knows those that come with the house, which stand in data/.
"""
