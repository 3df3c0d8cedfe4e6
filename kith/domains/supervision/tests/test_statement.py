"""A statement of attendance says hours and format, and whose word it is; it can be checked, and taken back."""

from typing import Any

import pytest

from kith.domains.learning.actions.providing import add_approval
from kith.domains.learning.models import Certificate, Issued
from kith.domains.supervision.actions.ending import step_out
from kith.domains.supervision.actions.formatting import copy
from kith.domains.supervision.actions.keeping_log import correct, remove, write_down
from kith.domains.supervision.actions.stating import state
from kith.domains.supervision.actions.written import come_in
from kith.domains.supervision.formats.shipped import shipped
from kith.domains.supervision.models import Circle, Log, Meeting
from kith.domains.supervision.tests.circles import NAME, circle, held
from kith.domains.supervision.tests.writing import brought, go_by, today
from kith.foundation.activity.models import Event
from kith.infrastructure.database.private import seen_as
from kith.infrastructure.safes.models import Safe
from tests.cast import Cast

LEARNED = "I can wait longer than I think"


@pytest.fixture
def of(cast: Cast) -> Circle:
    return circle(cast, "maria", "noor")


def _log(cast: Cast, of: Circle, *, code: str = "six-phase", **details: Any) -> Log:
    meeting = held(of, 1)[0]
    Meeting.objects.filter(pk=meeting.pk).update(format=code)
    meeting.format = code
    told = {"part": "participant", "minutes": 75, "themes": ["grief"], "learned": LEARNED} | details
    return write_down(meeting, by=cast["noor"], **told)


def _made(cast: Cast) -> list[Certificate]:
    with seen_as(cast["noor"]):
        return list(Certificate.objects.select_related("issued").order_by("edition"))


def test_it_says_hours_and_format_and_whose_word_it_is(cast: Cast, of: Circle) -> None:
    log, noor = _log(cast, of), cast.client("noor")
    before = Event.objects.count()
    noor.post(f"/circles/log/{log.pk}/statement/")
    (made,) = _made(cast)
    assert Event.objects.count() == before, "nobody is told, and it is in no trail"
    assert made.programme == "Peer supervision in a circle, by the format “Six steps to ideas”"
    assert made.length == "1.25 hours"
    for document in (
        made.document,
        noor.get(made.get_absolute_url()).text.partition("<main")[2],
        cast.client(None).get(f"/check/{made.uid}/").text,
    ):
        assert "They say themselves that they were there" in document
        assert "for about 90 minutes" in document
        for secret in (NAME, LEARNED, "Grief", "Was there for"):
            assert secret not in document, secret


def test_the_house_lends_it_neither_its_numbers_nor_a_hand(cast: Cast, of: Circle) -> None:
    add_approval(board="A board", number="4711", by=cast["ruth"])
    state(_log(cast, of), by=cast["noor"])
    (made,) = _made(cast)
    assert (made.approvals, made.signature) == ([], None)
    assert "4711" not in made.document


def test_the_circle_is_named_only_if_one_wishes_and_belongs_to_it(cast: Cast, of: Circle) -> None:
    log, noor = _log(cast, of), cast.client("noor")
    noor.post(f"/circles/log/{log.pk}/statement/", {"names_circle": "on"})
    assert NAME in _made(cast)[0].document
    step_out(of, by=cast["noor"])
    assert "Name our circle" not in noor.get(f"/circles/log/{log.pk}/statement/").text
    noor.post(f"/circles/log/{log.pk}/statement/", {"names_circle": "on"})
    first, second = _made(cast)
    assert first.issued.revoked_at is not None
    assert NAME not in second.document


def test_the_same_is_signed_once(cast: Cast, of: Circle) -> None:
    log = _log(cast, of)
    assert state(log, by=cast["noor"]).pk == state(log, by=cast["noor"]).pk
    assert len(_made(cast)) == 1


def test_who_has_it_sees_that_it_was_taken_back(cast: Cast, of: Circle) -> None:
    log, noor = _log(cast, of), cast.client("noor")
    made = state(log, by=cast["noor"])
    assert "This certificate holds" in cast.client(None).get(f"/check/{made.uid}/").text
    assert "There is one already." in noor.get(f"/circles/log/{log.pk}/statement/").text
    for _press in range(2):
        noor.post(f"/circles/log/{log.pk}/statement/withdrawal/")
    assert "does not hold any more" in cast.client(None).get(f"/check/{made.uid}/").text
    assert "There is one already." not in noor.get(f"/circles/log/{log.pk}/statement/").text
    assert state(log, by=cast["noor"]).edition == 2


@pytest.mark.parametrize("how", ["other hours", "gone"])
def test_it_never_says_more_than_the_log(cast: Cast, of: Circle, how: str) -> None:
    log = _log(cast, of)
    state(log, by=cast["noor"])
    if how == "gone":
        remove(log, by=cast["noor"])
    else:
        correct(log, by=cast["noor"], minutes=30)
    assert Issued.objects.get().revoked_at is not None


def test_other_words_in_the_log_change_nothing_on_it(cast: Cast, of: Circle) -> None:
    log = _log(cast, of)
    state(log, by=cast["noor"])
    correct(log, by=cast["noor"], minutes=75, themes=[], learned="")
    assert Issued.objects.get().revoked_at is None


def test_of_a_meeting_that_did_not_happen_the_house_signs_nothing(cast: Cast, of: Circle) -> None:
    log = _log(cast, of)
    of.meetings.held().update(state="skipped")
    noor = cast.client("noor")
    assert noor.get(f"/circles/log/{log.pk}/statement/").status_code == 404
    assert noor.post(f"/circles/log/{log.pk}/statement/").status_code == 404
    assert _made(cast) == []


class TestOfASessionInWriting:
    @pytest.fixture
    def log(self, cast: Cast, of: Circle) -> Log:
        """Noor took part in it, and wrote it down on its last day."""
        session = brought(of, by=cast["maria"], on=today(of))
        come_in(session, by=cast["noor"])
        go_by(session, days=12, seen_by=cast["noor"])
        told = {"part": "participant", "minutes": "75", "themes": ["grief"], "learned": LEARNED}
        cast.client("noor").post(f"{session.get_absolute_url()}log/", told)
        with seen_as(cast["noor"]):
            return Log.objects.get()

    def test_it_says_that_it_was_in_writing_and_whose_word_it_is(self, cast: Cast, log: Log) -> None:
        noor = cast.client("noor")
        assert f"/circles/log/{log.pk}/statement/" in noor.get("/circles/log/").text
        assert "this session in writing" in noor.get(f"/circles/log/{log.pk}/statement/").text
        noor.post(f"/circles/log/{log.pk}/statement/")
        (made,) = _made(cast)
        assert made.programme == "Peer supervision in a circle, by the format “In writing, over ten days”"
        assert made.length == "1.25 hours"
        assert "They say themselves how long they read and wrote" in made.document
        assert "planned to meet" not in made.document
        for secret in (NAME, LEARNED, "Grief"):
            assert secret not in made.document

    def test_it_can_be_made_when_the_session_is_gone_and_falls_with_other_hours(
        self, cast: Cast, log: Log
    ) -> None:
        assert log.safe is not None
        Safe.objects.exclude(pk=log.safe.pk).delete()
        state(log, by=cast["noor"])
        correct(log, by=cast["noor"], minutes=30)
        assert Issued.objects.get().revoked_at is not None


def test_it_is_in_the_language_of_whoever_makes_it_and_for_them_alone(cast: Cast, of: Circle) -> None:
    noor = cast["noor"]
    noor.language = "es"
    noor.save()
    log = _log(cast, of, code="")
    made = state(log, by=noor)
    assert made.language == "es"
    for name in ("maria", "ruth", "eleni"):
        assert cast.client(name).get(f"/circles/log/{log.pk}/statement/").status_code == 404
        assert cast.client(name).get(made.get_absolute_url()).status_code == 404


def test_a_copy_of_the_circle_is_logged_as_what_it_comes_from(cast: Cast, of: Circle) -> None:
    own = copy(shipped()["round"]["en"], to=of, by=cast["maria"])
    assert _log(cast, of, code=own.name_in_plans).format == "round"
