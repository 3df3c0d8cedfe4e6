"""How permission works: tables of named permissions, whose grounds are predicates with words.

A domain's `policy.py` fills the table; a view is marked with `public`, `signed_in` or `requires`; a page
shows the table in words. What one may *see* is not decided here but by `visible_to` (reach before rule).
"""
