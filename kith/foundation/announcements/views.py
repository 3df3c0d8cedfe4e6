"""Reading announcements, and putting one aside."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from kith.foundation.announcements.actions import put_aside
from kith.foundation.announcements.queries import archive, in_language, reach_announcement
from kith.foundation.people.requests import Request
from kith.foundation.permissions.marks import public
from kith.lib.numbers import whole
from kith.lib.paging import page_of

SHOWN = 20
COOKIE, MOST = "aside", 20
MONTHS = 60 * 60 * 24 * 120


@public
@require_safe
def announcements(request: Request) -> HttpResponse:
    page = page_of(archive(request.person), request, size=SHOWN)
    rows = [(each, in_language(each.said)) for each in page.rows]
    return render(request, "announcements/list.html", {"page": page, "rows": rows})


@public
@require_safe
def announcement(request: Request, pk: int) -> HttpResponse:
    found = reach_announcement(request.person, pk)
    said = in_language(found.said)  # type: ignore[attr-defined]
    return render(request, "announcements/announcement.html", {"announcement": found, "said": said})


@public
def aside(request: Request, pk: int) -> HttpResponse:
    """A member keeps the line away by a form; a visitor by a link, in this browser alone."""
    found, response = reach_announcement(request.person, pk), redirect("front:home")
    if request.person is None:
        known = ".".join(map(str, [found.pk, *put_aside_here(request)][:MOST]))
        response.set_cookie(
            COOKIE, known, max_age=MONTHS, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
        )
    elif request.method == "POST":
        put_aside(found, by=request.person)
    return response


def put_aside_here(request: HttpRequest) -> list[int]:
    """What a visitor put aside in this browser."""
    told = [whole(each, digits=9) for each in request.COOKIES.get(COOKIE, "").split(".")[:MOST]]
    return [key for key in told if key]
