"""A session in writing, over some days, as a state and moves. Plain values: no database, no clock of its own.

Steps end with a day, where the circle is; what is open at a moment follows from the `State` alone, so no job has to move it on.
schedule.py knows the days, state.py what is kept, moves.py what people do, showing.py what is open and for whom, nudging.py
when someone may be reminded, plain.py is the way to JSON and back.
"""
