"""Texts that someone wrote elsewhere, as Markdown or with a word processor, and what of them answers which question."""


class Unreadable(Exception):
    """The file is broken, or made to break whoever reads it."""


class TooLong(Unreadable):
    """More text than anyone reads."""
