"""What stewards announce: a quiet line on home, told once, put aside with one press, and kept to be read again.

An *announcement* is for anyone, for all members, or for the members of chosen spaces, and has words in one or more
languages. It is no conversation and no item: it has no answers, and nobody is asked twice to look.
"""
