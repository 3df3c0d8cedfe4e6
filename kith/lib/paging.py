"""Which page of a list was asked for."""

from django.http import HttpRequest

from kith.lib.numbers import whole

FURTHEST = 500


def page_number(request: HttpRequest) -> int:
    """A page that exists or could exist; nonsense is the first."""
    asked = request.GET.get("page", "")
    return min(max(whole(asked, digits=4) or 1, 1), FURTHEST)
