"""Being there: whose devices are heard, and what follows from it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from kith.domains.supervision.actions.telling import tell
from kith.domains.supervision.live import people
from kith.domains.supervision.live.plain import to_plain
from kith.domains.supervision.live.showing import at
from kith.domains.supervision.live.state import State
from kith.domains.supervision.models import Session
from kith.domains.supervision.queries.live import state_of
from kith.foundation.people.models import Person
from kith.infrastructure.database.private import HasKey, seen_as

FRESH = timedelta(seconds=10)  # who was heard so lately is not written down again: they may have two devices


@dataclass
class _Known:
    """A person of whom no more is needed than the key."""

    pk: int


def hear(session: Session, *, by: Person) -> None:
    """A device of someone says that it is there, where no stream says it."""
    place = session.circle.space.own_place(by).pk
    heard = state_of(session, timezone.now()).people.get(place)
    if heard is None or timezone.now() - heard < FRESH:
        return
    if held := _hear(session.pk, {by.pk: place}, by=by):
        session.state = held.state


def hear_all(session: UUID, places: Mapping[int, int]) -> None:
    """The devices of these persons are there. `places` are by person; the one who comes first is the one who asks."""
    _hear(session, places, by=_Known(next(iter(places))))


def _hear(key: UUID, places: Mapping[int, int], *, by: HasKey) -> Session | None:
    """Others look again only if something follows from it, such as another moderator."""
    with seen_as(by):
        held = Session.objects.select_for_update(no_key=True).filter(pk=key, is_over=False).first()
        if held is None:
            return None
        moment = timezone.now()
        before = state_of(held, moment)
        after = people.hear_all(before, persons=places.values(), moment=moment)
        if after == before:
            return held
        held.state = to_plain(after)
        held.save(update_fields=["state"])
        mark = at(after, moment).mark
        if mark != at(before, _last_heard(before)).mark:
            tell(held, mark=mark)
    return held


def _last_heard(state: State) -> datetime:
    """When the state was looked at last, so that what pages show is from then."""
    return max(state.people.values())
