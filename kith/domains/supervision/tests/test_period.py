"""A statement over a period puts all meetings of one's log on one sheet, and never says more than the log."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kith.domains.learning.models import Certificate, Issued
from kith.domains.supervision.actions.keeping_log import correct, remove, write_down
from kith.domains.supervision.actions.stating import state, state_over
from kith.domains.supervision.models import Circle, Log, Meeting
from kith.domains.supervision.period import Period, statement_over
from kith.domains.supervision.queries.log import logs_in
from kith.domains.supervision.tests.circles import NAME, circle, held
from kith.foundation.activity.models import Event
from kith.infrastructure.database.private import seen_as
from tests.cast import Cast

PAGE = "/circles/log/statement/"
CODES = ("six-phase", "six-phase", "balint-like", "")


@pytest.fixture
def of(cast: Cast) -> Circle:
    return circle(cast, "maria", "noor")


@pytest.fixture
def logs(cast: Cast, of: Circle) -> list[Log]:
    """Of the last four weeks, the oldest first."""
    return [_log(cast, meeting, code) for meeting, code in zip(held(of, 4), CODES, strict=True)]


def _log(cast: Cast, meeting: Meeting, code: str) -> Log:
    Meeting.objects.filter(pk=meeting.pk).update(format=code)
    meeting.format = code
    told = {"part": "participant", "minutes": 75, "themes": ["grief"], "learned": "I can wait"}
    return write_down(meeting, by=cast["noor"], **told)


def _days(days: int = 40) -> Period:
    today = timezone.localdate()
    return Period(today - timedelta(days=days), today)


def _asked(period: Period) -> dict[str, str]:
    return {"since": period.since.isoformat(), "until": period.until.isoformat()}


def _made(cast: Cast) -> list[Certificate]:
    with seen_as(cast["noor"]):
        return list(Certificate.objects.select_related("issued").order_by("pk"))


def _stated(cast: Cast, period: Period) -> Certificate:
    with seen_as(cast["noor"]):
        return state_over(period, logs_in(period, by=cast["noor"]), by=cast["noor"])


@pytest.mark.usefixtures("logs")
def test_one_sees_what_it_would_say_and_then_lets_the_house_sign_it(cast: Cast) -> None:
    noor, asked, before = cast.client("noor"), _asked(_days()), Event.objects.count()
    assert "By the format" in noor.get(PAGE, asked).text
    assert not _made(cast), "to look makes nothing"
    noor.post(PAGE, asked)
    (made,) = _made(cast)
    assert Event.objects.count() == before, "nobody is told"
    assert (made.began_on, made.ended_on, made.length) == (_days().since, _days().until, "5 hours")
    for document in (made.document, cast.client(None).get(f"/check/{made.uid}/").text):
        assert "They say themselves that they were there" in document
        assert "By the format “Six steps to ideas”: 2 meetings, 2.5 hours." in document
        for secret in (NAME, "Grief", "I can wait"):
            assert secret not in document, secret


@pytest.mark.usefixtures("logs")
def test_meetings_stand_beside_how_they_are_led(cast: Cast) -> None:
    with seen_as(cast["noor"]):
        says = statement_over(_days(), logs_in(_days(), by=cast["noor"]), language="en").statement
    assert says.endswith(
        "Without a format that the house knows: 1 meeting, 1.25 hours. "
        "By the format “Six steps to ideas”: 2 meetings, 2.5 hours. "
        "Peers lead such a meeting in turn. There is no supervisor from outside. "
        "By the format “Looking at the bond”: 1 meeting, 1.25 hours. "
        "One of the peers leads such a meeting, who was trained for it."
    )


def test_only_what_is_in_the_period_and_known_to_the_house_counts(
    cast: Cast, of: Circle, logs: list[Log]
) -> None:
    with seen_as(cast["noor"]):
        Log.objects.filter(pk=logs[0].pk).update(meeting=None)  # as of a session in writing
        assert {each.pk for each in logs_in(_days(), by=cast["noor"])} == {each.pk for each in logs[1:]}
        assert len(logs_in(_days(10), by=cast["noor"])) == 2
    of.meetings.held().update(state=Meeting.State.SKIPPED)
    assert "no meeting in this time" in cast.client("noor").get(PAGE, _asked(_days())).text
    cast.client("noor").post(PAGE, _asked(_days()))
    assert not _made(cast)


@pytest.mark.parametrize("how", ["other hours", "written anew", "gone"])
def test_it_never_says_more_than_the_log(cast: Cast, logs: list[Log], how: str) -> None:
    days, weeks, oldest = _stated(cast, _days(10)), _stated(cast, _days()), logs[0]
    if how == "gone":
        remove(oldest, by=cast["noor"])
    elif how == "other hours":
        correct(oldest, by=cast["noor"], minutes=30)
    else:
        assert oldest.meeting is not None
        write_down(oldest.meeting, by=cast["noor"], minutes=30)
    holds = {each.pk: each.issued.revoked_at is None for each in _made(cast)}
    assert holds == {days.pk: True, weeks.pk: False}


def test_the_same_is_signed_once_and_what_came_to_it_takes_its_place(
    cast: Cast, of: Circle, logs: list[Log]
) -> None:
    first = _stated(cast, _days())
    assert _stated(cast, _days()).pk == first.pk
    newer = Meeting.objects.create(
        circle=of, planned_for=timezone.localdate(), begins_at=timezone.now() - timedelta(hours=3), minutes=90
    )
    _log(cast, newer, "round")
    assert _stated(cast, _days()).edition == 2
    assert Issued.objects.filter(revoked_at=None).count() == 1


def test_it_can_be_taken_back_and_leaves_that_of_one_meeting_alone(cast: Cast, logs: list[Log]) -> None:
    state(logs[-1], by=cast["noor"])
    _stated(cast, _days())
    noor = cast.client("noor")
    assert "There is one already." in noor.get(PAGE, _asked(_days())).text
    for _press in range(2):
        noor.post(f"{PAGE}withdrawal/", _asked(_days()))
    assert [each.issued.revoked_at is None for each in _made(cast)] == [True, False]
    assert noor.post(f"{PAGE}withdrawal/", {"since": "x"}).status_code == 302


@pytest.mark.parametrize(
    ("since", "until"), [("2999-01-01", "2999-02-01"), ("2026-05-01", "2026-04-01"), ("1990-01-01", "2020-01-01"), ("", "x")]
)  # fmt: skip
def test_days_that_make_no_period_are_said(cast: Cast, since: str, until: str) -> None:
    for answer in (
        cast.client("noor").get(PAGE, {"since": since, "until": until}),
        cast.client("noor").post(PAGE, {"since": since, "until": until}),
    ):
        assert answer.status_code == 422
    assert not _made(cast)


@pytest.mark.parametrize(("meetings", "status"), [(250, 302), (1_251, 422)])
def test_as_many_hours_as_fit_on_one_sheet(cast: Cast, logs: list[Log], meetings: int, status: int) -> None:
    """2,000 hours are many, and more than any single training has; 10,000 are too many."""
    told = {"meeting": logs[0].meeting, "on": logs[0].on, "minutes": 480}
    with seen_as(cast["noor"]):
        Log.objects.bulk_create(
            Log(person=cast["noor"], key=f"long-{each}", **told) for each in range(meetings)
        )
    answer = cast.client("noor").post(PAGE, _asked(_days()))
    assert answer.status_code == status
    assert [each.minutes for each in _made(cast)] == ([250 * 480 + 4 * 75] if status == 302 else [])
    assert (status == 302) or "Please choose a shorter time." in answer.text


@pytest.mark.usefixtures("logs")
def test_it_is_of_one_person_alone_and_in_their_language(cast: Cast) -> None:
    noor = cast["noor"]
    noor.language = "es"
    noor.save()
    assert _stated(cast, _days()).language == "es"
    assert "no meeting in this time" in cast.client("maria").get(PAGE, _asked(_days())).text
    assert "no-store" in cast.client("maria").get(PAGE).headers["Cache-Control"]
