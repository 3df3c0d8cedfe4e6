"""What was decided, for everyone who may know: the day, what it was about, the decision, the guideline. No names."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kith.capabilities.moderation.queries import log_of, openings_in
from kith.capabilities.moderation.rules import HOUSE, in_words
from kith.foundation.people.requests import Request
from kith.foundation.permissions.marks import public
from kith.foundation.spaces.models import Space
from kith.foundation.spaces.queries import reach_space
from kith.lib.paging import page_of

LINES = 40


@public
@require_safe
def of_space(request: Request, slug: str) -> HttpResponse:
    return _log(request, reach_space(request.person, slug))


@public
@require_safe
def of_site(request: Request) -> HttpResponse:
    """What the stewards decided. Guidelines of spaces are not named: not everyone may know of each space."""
    return _log(request, None)


def _log(request: Request, space: Space | None) -> HttpResponse:
    page = page_of(log_of(space), request, size=LINES)
    lines = [
        {"decision": each, "rule": in_words(each.rule) if space or each.rule in HOUSE else ""}
        for each in page.rows
    ]
    template = "moderation/decisions_of_space.html" if space else "moderation/decisions.html"
    return render(
        request, template, {"space": space, "page": page, "lines": lines, "opened": openings_in(space)}
    )
