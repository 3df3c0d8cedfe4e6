"""Numbers that someone typed, or that stand in an address."""


def whole(text: str, *, digits: int) -> int | None:
    """A whole number of at most so many digits; None for anything else."""
    return int(text) if text.isdecimal() and len(text) <= digits else None
