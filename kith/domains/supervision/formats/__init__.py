"""Formats of peer supervision as data. Plain values, no database.

Words: a *format* is a way of supporting one another in steps; its *shape* is what is the same in every language, its *words*
are what people read. Of each step the *frame* says who may speak, for how long, and what whoever brought something does.
A *method* is one way of giving thoughts, where a step lets the group choose among several.

shapes.py says what a format is, reading.py reads one from TOML, agreeing.py refuses what does not hold together, plain.py
turns one into JSON and back, shipped.py knows those that come with the house, which stand in data/.
"""
