"""What is public in the library, for machines that gather records: OAI-PMH 2.0, in Dublin Core and in DataCite's words.

Its words are those of the protocol: a *record* tells of one entry, a *set* is a space, a *verb* is what one may ask.
"""
