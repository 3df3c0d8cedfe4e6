"""What someone shows to whoever has the address."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from kith.domains.portfolios.actions.sharing import note_opened
from kith.domains.portfolios.queries import reach_open, seen, today_of, whose
from kith.foundation.people.requests import Request
from kith.foundation.permissions.marks import public
from kith.infrastructure.database.private import seen_as


@public
@never_cache
@require_safe
def shown(request: Request, uid: str) -> HttpResponse:
    """It is read as its owner, since nobody else can, and the pieces of this share alone are asked for. The page around them is
    that of whoever looks, and is made outside of the wall."""
    owner, key = whose(uid)
    with seen_as(owner):
        share = reach_open(owner, key)
        if request.method == "GET":
            note_opened(share, by=request.person)
        told = [each for each in seen(share.pieces.order_by("pk"), owner=owner) if each.told is not None]
    context = {"share": share, "seen": told, "today": today_of(owner)}
    response = render(request, "portfolios/shown.html", context)
    response["X-Robots-Tag"], response["Referrer-Policy"] = "noindex", "no-referrer"
    return response
