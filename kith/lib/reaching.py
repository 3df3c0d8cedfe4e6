"""Reaching a thing by its address."""

from django.http import Http404


def reached[Thing](thing: Thing | None) -> Thing:
    """It; where there is none, nothing is there, and the page says so (404)."""
    if thing is None:
        raise Http404
    return thing
