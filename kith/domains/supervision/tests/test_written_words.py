"""Words in a session in writing: sent after a look, changed, taken out; what is not taken comes back with every letter."""

import pytest

from kith.domains.supervision.actions import written
from kith.domains.supervision.models import Circle, Passage, Session
from kith.domains.supervision.tests.circles import circle
from kith.domains.supervision.tests.writing import (
    brought,
    go_by,
    main_of,
    own_passages,
    say,
    today,
    typed,
    words_in,
)
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


class TestWriting:
    def test_is_read_by_the_circle_and_moves_the_step_on_when_all_have(
        self, cast: Cast, session: Session
    ) -> None:
        for name in ("noor", "sam"):
            cast.client(name).post(f"{session.get_absolute_url()}words/", typed(f"Hello from {name}"))
        maria = cast.client("maria")
        maria.post(f"{session.get_absolute_url()}coming/")
        maria.post(f"{session.get_absolute_url()}nothing/", {"step": "arriving"})
        page = main_of(maria, session.get_absolute_url())
        assert "Step 2 of 7" in page
        assert "In this step others write." in page
        assert words_in(session, cast["maria"]) == ["Hello from noor", "Hello from sam"]

    def test_keeps_what_a_step_asks_for_beside_the_words(self, cast: Cast, session: Session) -> None:
        go_by(session, days=1, seen_by=cast["noor"])
        sent = typed(WORDS, step="case", output="Only ears")
        cast.client("noor").post(f"{session.get_absolute_url()}words/", sent)
        page = main_of(cast.client("sam"), session.get_absolute_url())
        assert "What I wish for from you" in page
        assert "Only ears" in page

    @pytest.mark.parametrize(
        "words", ["Her number is 555-010-9999", "Write to rosa@example.org", "Born on 3 March 1971"]
    )
    def test_what_leads_to_a_person_for_certain_is_not_sent(
        self, cast: Cast, session: Session, words: str
    ) -> None:
        sent = typed(words, looked_over="on")
        answer = cast.client("noor").post(f"{session.get_absolute_url()}words/", sent)
        assert answer.status_code == 422
        assert words in answer.content.decode()
        assert words_in(session, cast["noor"]) == []

    def test_what_might_lead_to_one_is_looked_at_again_and_then_they_decide(
        self, cast: Cast, session: Session
    ) -> None:
        noor, address = cast.client("noor"), f"{session.get_absolute_url()}words/"
        words = "Mr. Finch was there too"
        answer = noor.post(address, typed(words))
        assert answer.status_code == 422
        assert "a name: “Mr. Finch”" in answer.content.decode()
        assert words in answer.content.decode()
        noor.post(address, typed(words, looked_over="on"))
        assert words_in(session, cast["noor"]) == [words]

    def test_words_for_a_step_that_closed_meanwhile_come_back(self, cast: Cast, session: Session) -> None:
        go_by(session, days=1, seen_by=cast["noor"])
        for name in ("noor", "sam"):
            answer = cast.client(name).post(f"{session.get_absolute_url()}words/", typed(WORDS))
            assert answer.status_code == 422
            assert WORDS in answer.content.decode()
        assert words_in(session, cast["noor"]) == []
        step = cast.client("noor").post(f"{session.get_absolute_url()}words/", typed(WORDS)).content.decode()
        assert '<input type="hidden" name="step" value="case">' in step, (
            "sent again, they go where they can go now"
        )

    def test_nothing_at_all_is_no_message(self, cast: Cast, session: Session) -> None:
        answer = cast.client("noor").post(f"{session.get_absolute_url()}words/", typed("  "))
        assert answer.status_code == 422
        assert "say that you have nothing to add" in answer.content.decode()

    def test_one_s_own_can_be_changed_while_the_step_is_open_and_taken_out_at_any_time(
        self, cast: Cast, session: Session
    ) -> None:
        say(session, WORDS, by=cast["noor"])
        (passage,) = own_passages(session, cast["noor"])
        noor, address = cast.client("noor"), f"{session.get_absolute_url()}words/{passage.pk}/"
        assert WORDS in main_of(noor, address)
        noor.post(address, {"words": "The otter"})
        assert words_in(session, cast["sam"]) == ["The otter"]
        go_by(session, days=1, seen_by=cast["noor"])
        answer = noor.post(address, {"words": "The crane"})
        assert answer.status_code == 422
        assert "The crane" in answer.content.decode()
        assert "The otter" in main_of(noor, f"{address}removal/")
        noor.post(f"{address}removal/")
        assert words_in(session, cast["sam"]) == []
        with seen_as(cast["noor"]):
            assert not Passage.objects.exists()

    def test_whoever_goes_out_reads_no_more_and_can_still_take_their_words_out(
        self, cast: Cast, session: Session
    ) -> None:
        say(session, WORDS, by=cast["noor"])
        say(session, "The otter", by=cast["sam"])
        sam = cast.client("sam")
        sam.post(f"{session.get_absolute_url()}leaving/")
        page = main_of(sam, session.get_absolute_url())
        assert WORDS not in page
        assert "The otter" in page
        assert "Take it out" in page
