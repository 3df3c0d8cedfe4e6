"""A gathering in the commons, announced by Maria."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from kith.capabilities.items.models import Item
from kith.domains.gatherings.actions.announcing import announce
from kith.domains.gatherings.jobs import tell_calendars
from kith.domains.gatherings.queries.gatherings import reach_gathering
from kith.domains.gatherings.tests.carrying import Outbox, calendar_of, wants
from kith.foundation.people.models import Person
from tests.cast import Cast

Announce = Callable[..., Item]


def next_tuesday() -> date:
    today = timezone.now().date()
    return today + timedelta(days=(1 - today.weekday()) % 7 + 7)


FEW = f"FREQ=WEEKLY;BYDAY=TU;UNTIL={next_tuesday() + timedelta(days=22):%Y%m%d}"  # four Tuesdays


def plan(**other: Any) -> dict[str, Any]:
    usual = {
        "sort": "workshop", "zone": "Europe/Madrid", "first_day": next_tuesday(), "at": time(18), "minutes": 90, "way": "online",
        "link": "https://meet.example.org/tea",
    }  # fmt: skip
    return usual | other


@pytest.fixture
def announced(cast: Cast) -> Announce:
    """Announce it with another plan, as the page would reach it afterwards."""

    def now(*, where: str = "commons", who: str = "maria", **other: Any) -> Item:
        details = {name: other.pop(name) for name in ("visibility", "as_draft", "speakers") if name in other}
        place = cast.place(who, getattr(cast, where))
        item = announce(
            by=place, title="Listening at night", source="We practise.", plan=plan(**other), **details
        )
        return reach_gathering(cast[who], item.pk)

    return now


def begins(item: Item) -> list[datetime]:
    return list(item.gathering.occasions.order_by("begins_at").values_list("begins_at", flat=True))


@pytest.fixture
def now(announced: Announce) -> Item:
    """A gathering that began half an hour ago and goes on for an hour."""
    item = announced(categories=["ethics"], provider="Night school")
    began = timezone.now() - timedelta(minutes=30)
    item.gathering.occasions.update(begins_at=began, ends_at=began + timedelta(minutes=90))
    return item


def is_over(item: Item) -> None:
    """Let it have ended an hour ago."""
    ended = timezone.now() - timedelta(hours=1)
    item.gathering.occasions.update(begins_at=ended - timedelta(minutes=90), ends_at=ended)


@pytest.fixture
def carried(deliver: Callable[[], None], mailoutbox: Outbox) -> Callable[[], list[bytes]]:
    """Hand over what happened, let the jobs run that this made, twice, and say what calendars were sent since."""
    done: set[int] = set()

    def now() -> list[bytes]:
        deliver()
        mailoutbox.clear()
        waiting = ProcrastinateJob.objects.filter(task_name="gatherings.tell_calendars").order_by("id")
        for job in [*waiting.exclude(id__in=done), *waiting.exclude(id__in=done)]:
            tell_calendars(**job.args)
            done.add(job.id)
        return [calendar_of(mail) for mail in mailoutbox]

    return now


@pytest.fixture
def noor(cast: Cast) -> Person:
    wants(cast["noor"])
    return cast["noor"]
