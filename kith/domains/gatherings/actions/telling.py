"""Telling those who come what changed: parts of the verbs that change a gathering."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from kith.capabilities.items.models import Item
from kith.domains.gatherings import events
from kith.domains.gatherings.models import Change, Gathering, Occasion
from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person

DETAILS = {
    Change.What.SORT: ("sort",),
    Change.What.COST: ("cost", "pay_at"),
    Change.What.DOOR: ("door",),
    Change.What.AGENDA: ("agenda",),
    Change.What.HOURS: ("categories", "shares", "objectives", "offered_by", "provider"),
    Change.What.AFTER: ("asks_after",),
}


@dataclass(frozen=True)
class Span:
    """When a date was, or is now."""

    begins: datetime
    ends: datetime


def span(occasion: Occasion | None) -> Span | None:
    return Span(occasion.begins_at, occasion.ends_at) if occasion else None


def next_date(gathering: Gathering) -> Occasion | None:
    ahead = gathering.occasions.filter(ends_at__gt=timezone.now(), cancelled_at=None)
    return ahead.order_by("begins_at").first()


def tell_time(
    gathering: Gathering,
    what: str,
    *,
    item: Item,
    by: Person,
    occasion: Occasion | None = None,
    was: Span | None = None,
    now: Span | None = None,
    words_before: str = "",
) -> None:
    """Write down when something was and when it is now, and tell it; of a draft, which nobody has seen, nothing.

    `words_before` are how it stood before, for its page alone.
    """
    if item.state == Item.State.DRAFT:
        return
    then = {"before": was and was.begins, "before_ends": was and was.ends}
    since = {"after": now and now.begins, "after_ends": now and now.ends}
    Change.objects.create(
        gathering=gathering, what=what, occasion=occasion, was=words_before, **then, **since
    )
    moments = {name: int(moment.timestamp()) for name, moment in (then | since).items() if moment}
    about = {"occasion": occasion.pk} if occasion else {}
    record(TOLD[what](item=item, clock=gathering.zone, **moments, **about), by=by)


TOLD: Mapping[str, type[Any]] = {
    Change.What.TIME: events.TimeChanged,
    Change.What.MOVED: events.DateMoved,
    Change.What.DROPPED: events.DateDropped,
    Change.What.VARIED: events.DateVaried,
    Change.What.ADDED: events.DateAdded,
}


def tell_words(
    gathering: Gathering,
    fact: events.Told,
    what: str,
    *,
    by: Person,
    was: str = "",
) -> None:
    """The same of what is not a time; `was` is how it stood before."""
    if fact.item.state != Item.State.DRAFT:
        Change.objects.create(gathering=gathering, what=what, was=was)
        record(fact, by=by)


def tell_details(
    gathering: Gathering, before: Mapping[str, Any], *, item: Item, by: Person, is_led_anew: bool
) -> None:
    """Everything else that one may have planned by, in one event, with a line for each on the page."""
    new = [what for what, names in DETAILS.items() if _differs(gathering, before, names)]
    new += [Change.What.LED] if is_led_anew else []
    if not new or item.state == Item.State.DRAFT:
        return
    was = {Change.What.COST: before.get("cost", ""), Change.What.DOOR: before.get("door", "")}
    Change.objects.bulk_create(Change(gathering=gathering, what=what, was=was.get(what, "")) for what in new)
    record(events.DetailsChanged(item=item, what=[str(what) for what in new]), by=by)


def _differs(gathering: Gathering, before: Mapping[str, Any], names: tuple[str, ...]) -> bool:
    return any(name in before and before[name] != getattr(gathering, name) for name in names)
