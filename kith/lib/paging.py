"""Which page of a list was asked for."""

from django.http import HttpRequest

FURTHEST = 500


def page_number(request: HttpRequest) -> int:
    """A page that exists or could exist; nonsense is the first."""
    asked = request.GET.get("page", "")
    return min(max(int(asked), 1), FURTHEST) if asked.isdecimal() and len(asked) < 5 else 1
