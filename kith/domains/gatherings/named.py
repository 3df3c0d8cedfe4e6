"""Rows that name someone, and by which names their space knows them."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.http import Http404

from kith.capabilities.items.models import Item
from kith.domains.gatherings.models import Host, Invited, Seat, Speaker, Stay
from kith.foundation.people.models import Person
from kith.foundation.spaces.apart import without_apart
from kith.foundation.spaces.models import Membership
from kith.lib.numbers import whole


def reach_among[Row: (Host, Invited, Speaker)](rows: QuerySet[Row, Row], said: str) -> Row:
    """One of these by its key, as a form says it; 404 if it is none of them."""
    found = rows.filter(pk=whole(said, digits=15) or 0).first()
    if found is None:
        raise Http404
    return found


def names_in(item: Item, people: Iterable[Person]) -> dict[int, str]:
    """By their keys, how these people are known in the space of a gathering; who does not belong to it, by their own name."""
    own = {person.pk: person.name for person in people}
    there = Membership.objects.filter(space=item.space_id, person__in=own)
    return own | {place.person_id: place.shown_name for place in there.select_related("person")}


def with_names[Row: (Seat, Stay, Invited, Host)](rows: Iterable[Row], *, item: Item) -> list[Row]:
    """Each with the `name` of its person."""
    found = list(rows)
    names = names_in(item, [row.person for row in found])
    for row in found:
        row.name = names[row.person_id]  # type: ignore[attr-defined]
    return found


def with_places(speakers: Iterable[Speaker], *, item: Item, reader: Person | None) -> list[Speaker]:
    """Each who said yes with the `place` to which their name leads; who left the space, or is kept from the reader, has none."""
    found = list(speakers)
    shown = {speaker.person_id for speaker in found if speaker.said_yes_at}
    there = Membership.objects.active().filter(space=item.space_id, person__in=shown)
    seen = without_apart(there, reader, author="").select_related("person", "space")
    places = {place.person_id: place for place in seen}
    for speaker in found:
        speaker.place = places.get(speaker.person_id or 0) if speaker.said_yes_at else None  # type: ignore[attr-defined]
    return found


def called(speaker: Any) -> str:
    """The name by which someone goes there, if they said yes and can be seen; else the one that a host typed."""
    return str(speaker.place.shown_name) if speaker.place else str(speaker.name)


def with_hands(stays: Iterable[Stay], *, item: Item) -> list[Stay]:
    """Each with the `name` of its person, and with those of the hosts who wrote it down (`hand`) and set it aside (`aside_hand`)."""
    found = list(stays)
    hands = (hand for stay in found for hand in (stay.person, stay.by, stay.set_aside_by) if hand)
    names = names_in(item, hands)
    for stay in found:
        stay.name = names[stay.person_id]  # type: ignore[attr-defined]
        stay.hand = _of_another(stay.by_id, stay, names)  # type: ignore[attr-defined]
        stay.aside_hand = _of_another(stay.set_aside_by_id, stay, names)  # type: ignore[attr-defined]
    return found


def _of_another(hand: int | None, stay: Stay, names: dict[int, str]) -> str:
    return "" if hand == stay.person_id else names.get(hand or 0, "")
