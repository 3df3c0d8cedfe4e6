"""How the best circles are found.

field.py holds the people of a round as numbers, valuing.py says what a draft of a circle is worth, bounding.py what no plan exceeds.
greedy.py and random_feasible.py are quick and simple, to begin with and to compare with. For a few hundred people choosing.py takes
the best of all circles that are possible, by the prices of market.py, and proves it; for thousands improving.py makes a plan better
piece by piece, with the model of program.py and places.py. solving.py is the whole of it, planning.py its last wall.
"""
