"""The names by which people call each other, as someone types several of them."""

import re

_HANDLE = re.compile(r"[A-Za-z0-9_-]+")


def handles_in(text: str) -> list[str]:
    """Each once, in small letters, in the order in which they stand there; with or without an @."""
    return list(dict.fromkeys(handle.lower() for handle in _HANDLE.findall(text)))
