"""Someone is told that a day comes nearer, seldom and gently, and only if they wish."""

from collections.abc import Callable
from datetime import date, timedelta

from django.utils import timezone

from kith.capabilities.notifications.actions import wish
from kith.capabilities.notifications.models import Notice
from kith.domains.learning.actions.holding import drop, hold
from kith.domains.learning.actions.reminding import people_due, remind
from kith.domains.learning.models import Credential, Reminder
from kith.domains.learning.tests.conftest import PENNSYLVANIA, some_days_ago
from kith.foundation.activity.models import Event
from tests.cast import Cast

Deliver = Callable[[], None]


def _held(cast: Cast, *, days_left: int) -> Credential:
    """Without rules; its last day is so many days away."""
    ends = timezone.localdate() + timedelta(days=days_left)
    return hold(title="Mine", issued_on=some_days_ago(300), expires_on=ends, by=cast["maria"])


def _days_pass(deliver: Deliver, *, until: date) -> None:
    """Every day the house looks whose day has come."""
    today = timezone.localdate()
    while today <= until:
        for person in people_due(today):
            remind(person, today=today)
        today += timedelta(days=1)
    deliver()


def _told(cast: Cast) -> int:
    return Notice.objects.filter(person=cast["maria"], audience="learning.reminded").count()


def test_one_is_told_twice_ninety_days_and_thirty_days_before_the_end(cast: Cast, deliver: Deliver) -> None:
    held = _held(cast, days_left=100)
    ends = held.expires_on
    assert ends is not None
    _days_pass(deliver, until=ends - timedelta(days=91))
    assert _told(cast) == 0
    _days_pass(deliver, until=ends - timedelta(days=90))
    assert _told(cast) == 1
    _days_pass(deliver, until=ends + timedelta(days=10))
    assert _told(cast) == 2


def test_the_rules_say_when_a_period_ends(cast: Cast) -> None:
    issued = some_days_ago(10)
    hold(title="Mine", issued_on=issued, by=cast["maria"], **PENNSYLVANIA)
    ends = issued.replace(year=issued.year + 2)
    assert Reminder.objects.get(person=cast["maria"]).next_on == ends - timedelta(days=90)


def test_who_does_not_wish_it_is_not_told(cast: Cast, deliver: Deliver) -> None:
    wish({("learning.reminded", channel): "no" for channel in ("inbox", "mail", "push")}, by=cast["maria"])
    held = _held(cast, days_left=100)
    assert held.expires_on is not None
    _days_pass(deliver, until=held.expires_on)
    assert _told(cast) == 0


def test_what_is_told_names_no_credential_and_is_no_news_after_a_look(cast: Cast, deliver: Deliver) -> None:
    held = _held(cast, days_left=95)
    assert held.expires_on is not None
    _days_pass(deliver, until=held.expires_on - timedelta(days=90))
    event = Event.objects.get(type="learning.day_comes")
    assert (event.actor, event.facts) == (None, {"to": cast["maria"].pk})
    maria = cast.client("maria")
    assert "A day comes nearer" in maria.get("/inbox/").text
    maria.get("/learning/")
    deliver()
    assert not Notice.objects.filter(
        person=cast["maria"], audience="learning.reminded", read_at=None
    ).exists()


def test_nothing_is_told_of_what_is_gone(cast: Cast, deliver: Deliver) -> None:
    held = _held(cast, days_left=95)
    drop(held, by=cast["maria"])
    assert Reminder.objects.get(person=cast["maria"]).next_on is None
    assert held.expires_on is not None
    _days_pass(deliver, until=held.expires_on)
    assert _told(cast) == 0
