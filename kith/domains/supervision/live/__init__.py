"""A session in which people meet, as a state and moves. Plain values: no database, no clock of its own.

What stands in a `State` and the moment say all there is to show, so a session that was cut off goes on at the same step and
second. state.py says what stands in it, moves.py what people do, mending.py what follows by itself (who moderates, whose turn
it is), turns.py deals equal turns, showing.py says what every device shows, offering.py what one person may do, and plain.py is
the way to JSON and back. Who has which role the next time is said by the turns of the circle (`supervision/turns.py`).
"""
