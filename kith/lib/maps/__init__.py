"""A plain map of places, drawn by ourselves: no tiles are fetched from anyone, so nobody learns who looked where.

`views` puts points on a map and chooses how much of it is shown, `windows` are parts of the earth by their names; `coasts`
draws the land behind them, after Natural Earth. `pointing` reads where a place is from what people type or paste.
"""
