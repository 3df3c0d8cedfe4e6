"""The page of a gathering."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kith.capabilities.conversations.pages import conversation, instead, led_on
from kith.capabilities.items.models import Item
from kith.capabilities.rooms.queries import door_of
from kith.domains.competencies.showing import about
from kith.domains.gatherings.access import known_access
from kith.domains.gatherings.afterwards import questions_of, to_answer
from kith.domains.gatherings.coming import comings
from kith.domains.gatherings.materials import materials_seen
from kith.domains.gatherings.named import with_names, with_places
from kith.domains.gatherings.queries.gatherings import gathering_for_page
from kith.domains.gatherings.queries.seats import named_among, own_seats, seats_of, transfers_to
from kith.domains.gatherings.queries.stays import been_at
from kith.domains.gatherings.saying import changed, rule_in_words, said
from kith.foundation.people.models import Person
from kith.foundation.people.requests import Request
from kith.foundation.permissions.marks import public
from kith.foundation.permissions.tables import may

MOST_CHANGES = 5


PAGE = "gatherings/gathering.html"


@public
@require_safe
def gathering(request: Request, pk: int, slug: str = "") -> HttpResponse:
    item = gathering_for_page(request.person, pk)
    if slug != item.name_in_address:
        return led_on(request, item)
    if answer := instead(request, item, template=PAGE):
        return answer
    context = conversation(request, item)
    context |= _plan(item, reader=request.person) | _hosting(item, reader=request.person)
    return render(request, PAGE, context)


def _plan(item: Item, *, reader: Person | None) -> dict[str, Any]:
    """When and where it is, and how this reader comes."""
    plan, mine = item.gathering, own_seats(item, person=reader)
    hosts_it = may(reader, "gathering.people", item)
    sees_link = hosts_it or any(seat.state == seat.State.SEATED for seat in mine.values())
    return {
        "plan": plan,
        "speakers": with_places(plan.speakers.all(), item=item, reader=reader),
        "door": door_of(item, reader=reader),
        "dates": [said(each, of=plan, reader=reader) for each in plan.coming],
        "rule": rule_in_words(plan),
        "access": known_access(plan.access),
        "link": plan.link if sees_link else "",
        "comings": comings(item, seats=seats_of(item), mine=mine, reader=reader),
        "can_come": may(reader, "gathering.come", item),
        "named": named_among(item, reader=reader) if reader and sees_link else [],
        "to_answer": [said(each, of=plan, reader=reader) for each in to_answer(item, person=reader)],
        "asks": len(questions_of(plan, language=item.language)),
        "materials": materials_seen(item, reader=reader),
        "been": [said(each, of=plan, reader=reader) for each in been_at(item, person=reader)],
        "is_invited": item.is_invited,  # type: ignore[attr-defined]
        "offers": _offers(item, reader=reader),
        "about": about(item, reader=reader),
        "changes": [changed(each, of=plan, reader=reader) for each in plan.changes.all()[:MOST_CHANGES]],
        "can_transfer": plan.door in (plan.Door.OPEN, plan.Door.MEMBERS)
        and bool(item.space.place_of(reader)),
    }


def _hosting(item: Item, *, reader: Person | None) -> dict[str, Any]:
    """What someone who hosts it finds on its page."""
    return {
        "hosts_it": may(reader, "gathering.people", item),
        "is_named_host": reader is not None and reader.pk in item.host_keys,  # type: ignore[attr-defined]
        "can_change": may(reader, "gathering.change", item),
        "can_take_up": may(reader, "gathering.take_up", item),
        "can_name_hosts": may(reader, "gathering.name_hosts", item),
        "can_invite": may(reader, "gathering.invite", item),
        "is_draft": item.state == Item.State.DRAFT,
    }


def _offers(item: Item, *, reader: Person | None) -> list[dict[str, Any]]:
    """The seats that others would like to give to this reader, with the names of those who do."""
    if reader is None or not item.is_offered_seat:  # type: ignore[attr-defined]
        return []
    found = list(transfers_to(reader).filter(seat__seats__gathering=item.pk))
    names = with_names((transfer.seat for transfer in found), item=item)
    return [
        {
            "transfer": transfer,
            "name": seat.name,  # type: ignore[attr-defined]
            "date": date and said(date, of=item.gathering, reader=reader),
        }
        for transfer, seat in zip(found, names, strict=True)
        for date in [seat.seats.occasion]
    ]
