"""Tags: words that lead from one item to others like it.

A tag has one form that is shown; other words for the same thing are its synonyms and lead to it. Stewards merge.
"""
