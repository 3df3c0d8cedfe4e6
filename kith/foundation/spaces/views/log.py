"""What a space tells about itself: who can do what, and what happened."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from kith.foundation.activity.facts import Fact
from kith.foundation.activity.models import Event
from kith.foundation.people.requests import Request, SignedRequest
from kith.foundation.permissions.marks import public, requires
from kith.foundation.spaces.models import Membership, Space
from kith.foundation.spaces.queries import reach_space
from kith.foundation.spaces.rows import rows
from kith.foundation.spaces.views.paging import Page, page_of
from kith.foundation.spaces.views.reaching import is_hosted

PAGE = 40
# Everyday talk is read where it is said; that someone asks to join is for the hosts.
NOISE = {"post.written", "post.edited", "item.published"}
FOR_HOSTS = {"space.asked"}


@dataclass(frozen=True)
class Line:
    at: datetime
    says: str


@public
@require_GET
def permissions(request: Request, slug: str) -> HttpResponse:
    space = reach_space(request.person, slug)
    place = space.place_of(request.person)
    context = {"space": space, "place": place, "rows": rows(), "roles": Membership.Role.labels}
    return render(request, "spaces/permissions.html", context)


@requires("space.log", of=reach_space)
@require_GET
def log(request: SignedRequest, space: Space) -> HttpResponse:
    unsaid = NOISE if is_hosted(space, request.person) else NOISE | FOR_HOSTS
    told = [code for code, fact in Fact.known.items() if fact.says and code not in unsaid]
    events = Event.objects.filter(space_trace__space=space, type__in=told).order_by("-pk")
    page = page_of(events, request, size=PAGE)
    return render(request, "spaces/log.html", {"space": space, "page": page, "lines": list(_lines(space, page))})


def _lines(space: Space, page: Page) -> Iterator[Line]:
    """Each event in words; people go by the name they go by here today, whatever they were called then."""
    names = _Names(space, page)
    for event in page.rows:
        facts = dict(event.facts)
        if "member" in facts:
            facts["name"] = names.of_member(facts["member"])
        if facts.get("role") in Membership.Role.values:
            facts["role"] = Membership.Role(facts["role"]).label
        says = str(Fact.known[event.type].says)
        yield Line(event.at, says.format(actor=names.of_person(event.actor_id), **facts))


class _Names:
    """The shown names of all who appear on one page of the log, in one query."""

    def __init__(self, space: Space, page: Page) -> None:
        members = [event.facts["member"] for event in page.rows if "member" in event.facts]
        actors = {event.actor_id for event in page.rows}
        here = Membership.objects.filter(Q(pk__in=members) | Q(person__in=actors), space=space)
        found = list(here.select_related("person"))
        self._by_member = {member.pk: member.shown_name for member in found}
        self._by_person = {member.person_id: member.shown_name for member in found}

    def of_member(self, pk: int) -> str:
        return self._by_member.get(pk) or _("Someone")

    def of_person(self, pk: int | None) -> str:
        return (self._by_person.get(pk) if pk else None) or _("Someone")
