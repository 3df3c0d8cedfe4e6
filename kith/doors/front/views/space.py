"""A space's page: what is said there."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kith.capabilities.items.kinds import kinds
from kith.doors.front.queries import changed_since, items_of
from kith.doors.front.views.waiting import is_part, page_made_at, waiting_part
from kith.foundation.people.requests import Request
from kith.foundation.permissions.marks import public
from kith.foundation.permissions.tables import may
from kith.foundation.spaces.queries import reach_space
from kith.lib.paging import page_number


@public
@require_safe
def space(request: Request, slug: str) -> HttpResponse:
    found = reach_space(request.person, slug)
    if is_part(request):
        changed = changed_since(page_made_at(request), reader=request.person, space=found)
        return waiting_part(request, changed)
    kind, tag = request.GET.get("kind", ""), request.GET.get("tag", "")
    cards = items_of(found, reader=request.person, page=page_number(request), kind=kind, tag=tag)
    asked = {name: value for name, value in (("kind", kind), ("tag", tag)) if value}
    context = {"space": found, "cards": cards, "kinds": kinds(), "kind": kind, "tag": tag}
    context["keep"] = f"{urlencode(asked)}&" if asked else ""
    context["place"] = found.place_of(request.person)
    context["openings"] = [each for each in kinds() if may(request.person, each.permission, found)]
    return render(request, "front/space.html", context)
