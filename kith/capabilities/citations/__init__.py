"""Citations: published works that items stand on: looked up, imported, cited, and given back in any format.

A *work* was published by others. The house has one row for it, whoever cites it, and none of anybody's own notes in it. A
*reference* is where an item cites one, under a number that stays. The *subject* of an item is the one work that the item
itself is about.
"""
