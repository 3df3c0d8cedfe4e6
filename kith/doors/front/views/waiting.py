"""The quiet line above a list: something new came since this page was made. The list stays; its cards are marked."""

from collections.abc import Sequence

from django.http import HttpResponse
from django.shortcuts import render

from kith.foundation.people.requests import Request
from kith.lib.numbers import whole


def is_part(request: Request) -> bool:
    return request.GET.get("part") == "news"


def page_made_at(request: Request) -> int:
    """The second at which the page that asks was made."""
    return whole(request.GET.get("after", ""), digits=12) or 0


def waiting_part(request: Request, changed: Sequence[int]) -> HttpResponse:
    return render(request, "front/_waiting.html", {"changed": changed, "address": request.path})
