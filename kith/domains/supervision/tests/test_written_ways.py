"""Moderating a session in writing, and what is there when it is over: a countdown, and a line in one's own log."""

import pytest

from kith.domains.supervision.actions import written
from kith.domains.supervision.models import Circle, Log, Session
from kith.domains.supervision.tests.circles import circle
from kith.domains.supervision.tests.writing import brought, go_by, main_of, say, state_of, today, typed
from kith.infrastructure.database.private import seen_as
from tests.cast import Cast

WORDS = "The heron stood still, and I did not know what to say."


@pytest.fixture
def of(cast: Cast) -> Circle:
    return circle(cast, "maria", "noor", "sam")


@pytest.fixture
def session(cast: Cast, of: Circle) -> Session:
    """It began today, and Sam has come in."""
    made = brought(of, by=cast["noor"], on=today(of))
    written.come_in(made, by=cast["sam"])
    return made


class TestModerating:
    def test_the_second_to_come_in_finds_what_moderating_can_do(self, cast: Cast, session: Session) -> None:
        cast.client("maria").post(f"{session.get_absolute_url()}coming/")
        page = main_of(cast.client("sam"), session.get_absolute_url())
        assert "You moderate" in page
        assert "Give this step one more day" in page
        assert "Open the next step now" not in page
        assert "Hand over moderating" in page
        for name in ("noor", "maria"):
            page = main_of(cast.client(name), session.get_absolute_url())
            assert "Sam Rivera moderates." in page
            assert "one more day" not in page

    def test_gives_a_day_hands_over_and_opens_the_next_step(
        self, cast: Cast, of: Circle, session: Session
    ) -> None:
        address, sam, maria = session.get_absolute_url(), cast.client("sam"), cast.client("maria")
        maria.post(f"{address}coming/")
        sam.post(f"{address}day/", {"seen": "0"})
        assert state_of(session, cast["noor"]).given == 1
        own = of.space.own_place(cast["maria"])
        sam.post(f"{address}moderation/", {"to": str(own.pk)})
        assert state_of(session, cast["noor"]).moderator == own.pk
        say(session, "Hello", by=cast["noor"])
        go_by(session, days=1, seen_by=cast["noor"])
        assert "Open the next step now" in main_of(maria, address)
        maria.post(f"{address}next/", {"seen": "0"})
        assert "Step 2 of 7" in main_of(maria, address)
        assert "The session has moved on." in maria.post(f"{address}next/", {"seen": "0"}, follow=True).text

    def test_a_strange_request_moves_nothing(self, cast: Cast, session: Session) -> None:
        before = state_of(session, cast["noor"])
        sam = cast.client("sam")
        for part, sent in (
            ("next", {}),
            ("day", {"seen": "x"}),
            ("moderation", {"to": "0"}),
            ("nothing", {}),
        ):
            assert sam.post(f"{session.get_absolute_url()}{part}/", sent).status_code == 302
        assert state_of(session, cast["noor"]) == before


class TestAfterwards:
    def test_a_countdown_stands_on_the_page_and_then_it_is_gone(self, cast: Cast, session: Session) -> None:
        say(session, WORDS, by=cast["noor"])
        go_by(session, days=12, seen_by=cast["noor"])
        page = main_of(cast.client("sam"), session.get_absolute_url())
        assert "It can be read until:" in page
        assert "That is 11 more days." in page
        assert WORDS in page
        go_by(session, days=12, seen_by=cast["noor"])
        assert cast.client("sam").get(session.get_absolute_url()).status_code == 404
        assert session.get_absolute_url() not in main_of(cast.client("sam"), f"/circles/{session.circle_id}/")

    def test_whoever_took_part_writes_it_into_their_own_log(self, cast: Cast, session: Session) -> None:
        sam, address = cast.client("sam"), f"{session.get_absolute_url()}log/"
        assert sam.get(address).headers["Location"] == session.get_absolute_url(), "not yet"
        go_by(session, days=12, seen_by=cast["noor"])
        assert "Write it into my log" in main_of(sam, session.get_absolute_url())
        sent = {"part": "moderator", "minutes": "95", "themes": ["grief"], "learned": "I can wait."}
        for _time in range(2):
            assert sam.post(address, sent).status_code == 302
        with seen_as(cast["sam"]):
            log = Log.objects.get()
        assert (log.minutes, log.format, log.part, log.meeting_id) == (95, "written", "moderator", None)
        assert log.on == state_of(session, cast["sam"]).closed_on
        assert log.get_absolute_url() in main_of(sam, session.get_absolute_url())
        maria = cast.client("maria")
        assert maria.get(address).headers["Location"] == session.get_absolute_url(), "she was not in it"

    def test_whoever_brought_it_closes_it_before_its_end(self, cast: Cast, session: Session) -> None:
        address = session.get_absolute_url()
        cast.client("sam").post(f"{address}end/")
        assert not state_of(session, cast["noor"]).closed_at
        cast.client("noor").post(f"{address}end/")
        assert state_of(session, cast["noor"]).closed_at
        answer = cast.client("sam").post(f"{address}words/", typed(WORDS))
        assert answer.status_code == 422
        assert WORDS in answer.content.decode(), "what was typed is shown, so that it can be copied"
