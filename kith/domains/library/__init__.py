"""The library: what members know, written so that others can find it, adapt it, try it and say what happened.

Its words: a *practice* is something one can do; an *insight* is short; a *collection* puts some
of them in order, with words of its curator; *licences* say what others may do with it.
It is no place for advice about one person, and no measure of anyone's work.
"""
