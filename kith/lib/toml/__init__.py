"""TOML that people write by hand: what is wrong in it is told with its line, in a sentence that helps.

parsing.py reads the text, tables.py takes values out of it, agreeing.py looks whether they go together, lines.py knows where each
stands, refusing.py is how it is refused.
"""
