"""People to call in a crisis: our own small table, and who checked each line when.

A *route* is one way to reach someone: a line or an emergency number of a country. The file `routes.toml` comes with the
program; a *check* is what a steward here found out about one route, and stands above the file. Nothing is guessed from
where someone is: the country is set by hand.
"""
