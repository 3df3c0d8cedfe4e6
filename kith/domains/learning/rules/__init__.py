"""The rule engine: what the hours of a credential come to under the rules of its board. Plain values, no database.

Words: a *rule set* is what a board asks, as it was written down on a day; a *period* is the time in which it asks for it;
a *need* is one thing that it asks for; a *standing* is how far someone is. All times are days: boards know no hours.

shapes.py says what goes in and comes out, periods.py when, counting.py what counts, standing.py puts it together.
reading.py reads a rule set from TOML (by kith.lib.toml), and refuses one that contradicts itself, with the line.
"""
