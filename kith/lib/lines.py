"""Words that stand on one line: titles, subjects."""


def one_line(words: str) -> str:
    """The words without ends of lines and without spaces around or twice: no browser sends such a title, a program may."""
    return " ".join(words.split())
