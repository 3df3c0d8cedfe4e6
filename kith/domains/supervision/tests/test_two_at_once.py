"""Two who press at the same moment, in a circle: nobody loses a date or their words, and nothing is there twice."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from kith.domains.supervision.actions import written
from kith.domains.supervision.actions.ending import end
from kith.domains.supervision.actions.listening import ask
from kith.domains.supervision.actions.passages import write
from kith.domains.supervision.actions.reviewing import go_on
from kith.domains.supervision.models import Circle, Listening, Session
from kith.domains.supervision.tests.circles import CLOCK, circle, found
from kith.domains.supervision.tests.writing import WRITTEN, brought, today, words_in
from kith.foundation.activity.models import Event
from kith.foundation.people.models import Person
from kith.infrastructure.database.private import seen_as
from kith.lib.zones import zone
from tests.at_once import meanwhile
from tests.cast import Cast

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def of(cast: Cast) -> Circle:
    """Its first date is today."""
    return circle(cast, "maria", "noor", "sam", way="days", first=timezone.localdate(timezone=zone(CLOCK)))


def _bring(of: Circle, *, by: Person, key: UUID) -> Any:
    return written.begin(found(of), told=WRITTEN, on=today(of), kept_days=14, key=key, by=by)


def test_two_who_bring_something_do_not_take_one_date(cast: Cast, of: Circle) -> None:
    noors, sams = uuid4(), uuid4()
    late = meanwhile(
        lambda: _bring(of, by=cast["noor"], key=noors), lambda: _bring(of, by=cast["sam"], key=sams)
    )
    assert late.exception() is None
    with seen_as(cast["maria"]):
        dates = dict(Session.objects.values_list("pk", "planned_for"))
    assert dates == {noors: today(of), sams: None}
    assert of.meetings.get(planned_for=today(of)).presenter == of.space.own_place(cast["noor"])


def test_of_two_on_a_day_without_a_date_one_makes_it(cast: Cast, of: Circle) -> None:
    of.meetings.all().delete()
    late = meanwhile(
        lambda: _bring(of, by=cast["noor"], key=uuid4()), lambda: _bring(of, by=cast["sam"], key=uuid4())
    )
    assert late.exception() is None
    assert of.meetings.filter(planned_for=today(of)).count() == 1


def test_what_is_brought_twice_by_one_form_is_one_session(cast: Cast, of: Circle) -> None:
    key = uuid4()
    late = meanwhile(*[lambda: _bring(of, by=cast["noor"], key=key)] * 2)
    assert late.result().pk == key  # type: ignore[attr-defined]
    with seen_as(cast["noor"]):
        assert Session.objects.count() == 1


def test_words_that_are_sent_twice_are_there_once(cast: Cast, of: Circle) -> None:
    session, key = brought(of, by=cast["noor"], on=today(of)), uuid4()
    late = meanwhile(*[lambda: write(session, step="arriving", words="Tea", key=key, by=cast["noor"])] * 2)
    assert late.exception() is None
    assert words_in(session, cast["noor"]) == ["Tea"]


def test_asked_twice_it_is_one_request(cast: Cast, of: Circle) -> None:
    until = timezone.localdate() + timedelta(days=1)
    late = meanwhile(*[lambda: ask(of, until=until, by=cast["noor"])] * 2)
    assert late.exception() is None
    with seen_as(cast["noor"]):
        assert Listening.objects.count() == 1
    assert Event.objects.filter(type="circle.asked").count() == 2, "each of the others is told once"


def test_a_circle_that_ends_does_not_go_on(cast: Cast, of: Circle) -> None:
    stale = found(of)
    late = meanwhile(
        lambda: end(found(of), words="It was good.", by=cast["maria"]),
        lambda: go_on(stale, by=cast["maria"]),
    )
    assert isinstance(late.exception(), PermissionDenied)
    assert (found(of).state, found(of).reviews, found(of).farewell) == ("ended", 0, "It was good.")


def test_of_two_farewells_the_first_stays(cast: Cast, of: Circle) -> None:
    stale = found(of)
    late = meanwhile(
        lambda: end(found(of), words="It was good.", by=cast["maria"]),
        lambda: end(stale, words="Once more", by=cast["maria"]),
    )
    assert isinstance(late.exception(), PermissionDenied)
    assert found(of).farewell == "It was good."
    assert Event.objects.filter(type="circle.ended").count() == 1
