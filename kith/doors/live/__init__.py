"""Live updates: a stream for each page that someone looks at, which says what changed and never what it says now.

The browser then asks for the part over its normal address, with the normal rights. One process serves all streams.
"""
