"""Versions: what an item says when it says it in sections: a draft, and each version that was published.

A kind asks for its sections in *steps*. Several people can write one *draft*; what they publish is a *version*, which stays
as it was and can be cited. The opening post of the item tells the newest version in words, so that search, mail, feeds,
archives and the desk read it as they read any other item.
"""
