"""A reminder on the last day of a step: by one's own wish, once a day, and never to those who come by themselves."""

from datetime import datetime, timedelta

import pytest

from kith.capabilities.notifications.actions import wish
from kith.capabilities.notifications.models import Notice, Rhythm
from kith.capabilities.notifications.models.wish import Channel, How
from kith.domains.supervision.actions import written
from kith.domains.supervision.actions.nudging import note_came, nudge, people_due
from kith.domains.supervision.audiences import NUDGE
from kith.domains.supervision.models import Circle, NextLook, Reminded, Session
from kith.domains.supervision.tests.circles import circle
from kith.domains.supervision.tests.writing import brought, say, state_of
from kith.foundation.activity.models import Event
from kith.foundation.people.models import Person
from kith.foundation.spaces.actions.opening import archive
from kith.infrastructure.database.private import seen_as
from tests.cast import Cast


@pytest.fixture
def of(cast: Cast) -> Circle:
    Person.objects.filter(pk=cast["sam"].pk).update(time_zone="Europe/Madrid")
    cast["sam"].refresh_from_db()
    return circle(cast, "maria", "noor", "sam")


@pytest.fixture
def session(cast: Cast, of: Circle) -> Session:
    made = brought(of, by=cast["noor"])
    written.come_in(made, by=cast["sam"])
    return made


@pytest.fixture
def noon(cast: Cast, session: Session) -> datetime:
    """Of its first day, which is the last one of its first step."""
    schedule = state_of(session, cast["noor"]).schedule
    return schedule.begin_of(schedule.begins) + timedelta(hours=12)


def _told(cast: Cast, name: str) -> int:
    return Event.objects.filter(type="circle.written_waits", facts__to=cast[name].pk).count()


def _look(cast: Cast, moment: datetime) -> None:
    for person in people_due(moment):
        nudge(person, moment=moment)


def test_who_came_in_and_has_not_written_is_told_once_a_day(cast: Cast, noon: datetime) -> None:
    for hours in (0, 1, 2):
        _look(cast, noon + timedelta(hours=hours))
    assert _told(cast, "sam") == 1
    assert _told(cast, "maria") == 0, "she has not come in; that it began was told"


def test_the_event_has_neither_a_word_nor_a_name_and_was_recorded_by_nobody(
    cast: Cast, session: Session, noon: datetime
) -> None:
    _look(cast, noon)
    for event in Event.objects.filter(type__startswith="circle.written"):
        assert event.actor is None
        assert event.facts.keys() == {"circle", "key", "to"}


def test_not_at_night_not_before_the_last_day_and_not_who_has_written(
    cast: Cast, session: Session, noon: datetime
) -> None:
    _look(cast, noon - timedelta(hours=10))
    _look(cast, noon - timedelta(days=1))
    say(session, "Hello", by=cast["sam"], moment=noon - timedelta(hours=1))
    _look(cast, noon)
    assert _told(cast, "sam") == 0


def test_not_who_came_by_themselves(cast: Cast, session: Session, noon: datetime) -> None:
    with seen_as(cast["sam"]):
        note_came(cast["sam"], moment=noon - timedelta(hours=25))
    _look(cast, noon)
    assert _told(cast, "sam") == 0


def test_not_who_wishes_no_reminder(cast: Cast, session: Session, noon: datetime) -> None:
    wish({(NUDGE.code, str(channel)): str(How.NO) for channel in Channel}, by=cast["sam"])
    _look(cast, noon)
    assert _told(cast, "sam") == 0


def test_not_where_nothing_can_be_written_any_more(
    cast: Cast, of: Circle, session: Session, noon: datetime
) -> None:
    archive(of.space, by=cast["maria"])
    _look(cast, noon)
    assert _told(cast, "sam") == 0


def test_by_the_quiet_hours_of_each(cast: Cast, session: Session, noon: datetime) -> None:
    Rhythm.objects.create(person=cast["sam"], quiet_from=11, quiet_to=14)
    _look(cast, noon)
    assert _told(cast, "sam") == 0
    _look(cast, noon + timedelta(hours=3))
    assert _told(cast, "sam") == 1


def test_looking_at_the_page_puts_it_aside_and_counts_as_having_come(
    cast: Cast, session: Session, noon: datetime, deliver: object
) -> None:
    _look(cast, noon)
    deliver()  # type: ignore[operator]
    mine = Notice.objects.filter(person=cast["sam"], page=session.get_absolute_url())
    assert set(mine.values_list("event__type", flat=True)) == {"circle.written_begun", "circle.written_waits"}
    assert cast.client("sam").get(session.get_absolute_url()).status_code == 200
    assert not mine.filter(read_at=None).exists()
    with seen_as(cast["sam"]):
        assert Reminded.objects.get().came_at


def test_who_has_written_meanwhile_is_not_told(
    cast: Cast, session: Session, noon: datetime, deliver: object
) -> None:
    _look(cast, noon)
    say(session, "Hello", by=cast["sam"])
    deliver()  # type: ignore[operator]
    assert not Notice.objects.filter(person=cast["sam"], event__type="circle.written_waits").exists()


def test_outside_of_the_wall_stands_a_moment_and_no_more(cast: Cast, session: Session) -> None:
    assert {field.name for field in NextLook._meta.concrete_fields} == {"person", "at"}
    assert set(NextLook.objects.values_list("person__handle", flat=True)) == {"noor", "sam"}
    assert not Reminded.objects.exists()


def test_when_all_is_over_nobody_is_looked_after_any_more(
    cast: Cast, session: Session, noon: datetime
) -> None:
    _look(cast, noon + timedelta(days=30))
    assert not NextLook.objects.exists()
    assert _told(cast, "sam") == 0
