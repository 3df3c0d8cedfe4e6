"""Who sits together in a circle of peer supervision. Plain values, no database.

Words: a *wish* is what one person brings and asks for; a *round* puts the wishes of a time into circles under its *terms*;
a *started* circle is there already and may have free places; a *plan* is what a round comes to: circles, and who is left over.
A *rule* holds, or the circle is none; a *goal* is met for a person or not. A *change* is the least that would help.

shapes.py says what goes in and comes out, weeks.py makes half hours of a week from clocks on walls; rules.py and goals.py say what is
right and what is good. rounds.py is the way in: it loads the solver (solver/) only when a round is solved. explaining.py and
conflicts.py say why, and never who.
"""
