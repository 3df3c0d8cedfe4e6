"""Portfolios: what someone has done and holds, shown piece by piece to whom they choose.

Its words: a *piece* is something that one may want to show, of one of a few *sorts*; a *share* is a chosen set of pieces under
an address that nobody can guess, until a day. Whoever has the address sees just these pieces as they are today, and needs no
account. All of it is behind the second wall: nobody else knows who has a portfolio, or shows what.

It is no profile: nobody finds it, it is in no search, and nobody is counted. A new sort is a module in `sorts` and a line.
"""
