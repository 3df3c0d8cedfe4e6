"""One's own log: what it takes, what it refuses, and how its hours come to a credential."""

from datetime import date

import pytest

from kith.domains.learning.actions.holding import hold
from kith.domains.learning.models import Hours
from kith.domains.learning.queries import stood_of
from kith.domains.supervision.actions.keeping_log import give_hours, write_down
from kith.domains.supervision.models import Circle, Log
from kith.domains.supervision.tests.circles import circle, held, meetings
from kith.domains.supervision.themes import THEMES
from kith.foundation.activity.models import Event
from kith.infrastructure.database.private import seen_as
from tests.cast import Cast

WRITTEN = {
    "part": "participant",
    "minutes": "80",
    "themes": ["grief", "team"],
    "learned": "I can wait longer than I think.",
}


@pytest.fixture
def of(cast: Cast) -> Circle:
    return circle(cast, "maria", "noor", "sam")


def _logged(cast: Cast, name: str) -> list[Log]:
    with seen_as(cast[name]):
        return list(Log.objects.order_by("pk"))


def test_i_was_there_is_written_once_and_tells_nobody(cast: Cast, of: Circle) -> None:
    meeting = held(of, 1)[0]
    before = Event.objects.count()
    for minutes in ("80", "85"):
        answer = cast.client("noor").post(
            f"/circles/{of.pk}/meetings/{meeting.pk}/log/", WRITTEN | {"minutes": minutes}
        )
        assert answer.status_code == 302
    (log,) = _logged(cast, "noor")
    assert (log.minutes, log.themes, log.part) == (85, ["grief", "team"], "participant")
    assert Event.objects.count() == before
    assert "I can wait longer" in cast.client("noor").get("/circles/log/").text
    for name in ("maria", "ruth"):
        assert cast.client(name).get(log.get_absolute_url()).status_code == 404
        assert "I can wait" not in cast.client(name).get(f"/circles/{of.pk}/meetings/").text


def test_only_what_was_held_can_be_logged(cast: Cast, of: Circle) -> None:
    ahead = meetings(of)[0]
    assert cast.client("noor").get(f"/circles/{of.pk}/meetings/{ahead.pk}/log/").status_code == 404


@pytest.mark.parametrize(
    "learned", ["Sat with Mr. Harold Finch", "Call 555-010-9999", "It was on March 3, 2025"]
)
def test_nothing_by_which_a_person_could_be_known_goes_in(cast: Cast, of: Circle, learned: str) -> None:
    meeting = held(of, 1)[0]
    answer = cast.client("noor").post(
        f"/circles/{of.pk}/meetings/{meeting.pk}/log/", WRITTEN | {"learned": learned}
    )
    assert answer.status_code == 422
    assert "Could someone be known from this?" in answer.text
    assert learned in answer.text
    assert _logged(cast, "noor") == []


def test_the_part_one_had_stands_there_already(cast: Cast, of: Circle) -> None:
    meeting = held(of, 1)[0]
    meeting.presenter = of.space.own_place(cast["noor"])
    meeting.save()
    page = cast.client("noor").get(f"/circles/{of.pk}/meetings/{meeting.pk}/log/").text
    assert 'value="presenter"' in page.partition("checked")[0].rpartition("<input")[2]


def test_hours_come_to_a_credential_as_one_s_own_and_only_once(cast: Cast, of: Circle) -> None:
    noor = cast["noor"]
    hold(by=noor, title="CPS", issued_on=date(2020, 1, 1), rules_code="us-pa-cps", rules_version=1)
    log = write_down(held(of, 1)[0], by=noor, part="moderator", minutes=90, themes=["grief"], learned="")
    for _press in range(2):
        cast.client("noor").post(f"/circles/log/{log.pk}/hours/")
    with seen_as(noor):
        hours = Hours.objects.get()
        assert (hours.minutes, hours.origin, hours.categories) == (90, "outside", ["supervision"])
        assert of.space.name not in f"{hours.programme}{hours.provider}{hours.objectives}"
        (stood,) = stood_of(noor, today=log.on)
        assert [each.pk for each in stood.hours] == [hours.pk]
    assert "Its hours are in your list of trainings." in cast.client("noor").get("/circles/log/").text


def test_it_can_be_said_better_and_taken_out(cast: Cast, of: Circle) -> None:
    log = write_down(held(of, 1)[0], by=cast["noor"], part="participant", minutes=90)
    noor = cast.client("noor")
    noor.post(log.get_absolute_url(), WRITTEN)
    assert _logged(cast, "noor")[0].minutes == 80
    give_hours(_logged(cast, "noor")[0], by=cast["noor"])
    noor.post(f"{log.get_absolute_url()}removal/")
    assert _logged(cast, "noor") == []
    with seen_as(cast["noor"]):
        assert Hours.objects.count() == 1


def test_the_log_stays_when_one_steps_out(cast: Cast, of: Circle) -> None:
    from kith.domains.supervision.actions.ending import step_out

    write_down(held(of, 1)[0], by=cast["noor"], part="participant", minutes=90)
    step_out(of, by=cast["noor"])
    assert "1.5" in cast.client("noor").get("/circles/log/").text or _logged(cast, "noor")


def test_themes_fit_into_the_row(cast: Cast) -> None:
    assert len(THEMES) == 20
    assert max(map(len, THEMES)) <= 20
