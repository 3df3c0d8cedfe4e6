"""What stands on the page of a session for all who meet: what they agreed on, how one phones in, and words looked at before they are sent."""

import re

import pytest
from django.utils import timezone

from kith.domains.supervision.live.offering import Move
from kith.domains.supervision.models import Circle, Session
from kith.domains.supervision.tests.circles import circle, found
from kith.domains.supervision.tests.sessions import address, does, on_to, together
from kith.foundation.spaces.actions.opening import write_guidelines
from tests.cast import Cast


@pytest.fixture
def of(cast: Cast) -> Circle:
    return found(circle(cast, "maria", "noor", "sam", way="text"))


@pytest.fixture
def session(cast: Cast, of: Circle) -> Session:
    """Maria moderates, Noor brings something, Sam writes down."""
    made = together(of, cast["noor"], cast["sam"], by=cast["maria"])
    does(made, Move.BRING, by=cast["maria"], of=cast["noor"])
    does(made, Move.WRITE_DOWN, by=cast["maria"], of=cast["sam"])
    return made


def test_notes_that_cannot_be_locked_now_are_not_lost(cast: Cast, session: Session, settings: object) -> None:
    on_to(session, "telling", by=cast["maria"])
    settings.SAFE_KEY = "another"  # type: ignore[attr-defined]
    answer = cast.client("sam").post(address(session, "notes/"), {"notes": "The heron"})
    assert answer.status_code == 503
    assert "What you typed is not saved" in answer.text
    assert "The heron" in answer.text


@pytest.mark.parametrize("part", ["words", "notes"])
def test_what_leads_to_a_person_for_certain_goes_into_no_safe(
    cast: Cast, session: Session, part: str
) -> None:
    on_to(session, "telling", by=cast["maria"])
    who = {"words": "noor", "notes": "sam"}[part]
    typed = {part: "Call 555-010-9999, born 3 March 1990", "looked_over": "on"}
    answer = cast.client(who).post(address(session, f"{part}/"), typed)
    assert answer.status_code == 422
    assert "Someone could be found by this:" in answer.text
    assert "Call 555-010-9999" in answer.text, "nothing typed is lost"
    assert "Call 555-010-9999" not in cast.client(who).get(address(session)).text


def test_notes_are_looked_at_again_and_whoever_wrote_them_decides(cast: Cast, session: Session) -> None:
    on_to(session, "telling", by=cast["maria"])
    sam, typed = cast.client("sam"), {"notes": "She sat with Mr. Harold Finch"}
    answer = sam.post(address(session, "notes/"), typed)
    assert answer.status_code == 422
    assert "Could someone be known from your words?" in answer.text
    sam.post(address(session, "notes/"), typed | {"looked_over": "on"})
    assert "Harold Finch" in cast.client("noor").get(address(session)).text


def test_whoever_comes_in_late_reads_what_was_agreed_and_those_who_are_in_have_it_at_hand(
    cast: Cast, session: Session
) -> None:
    does(session, Move.START, by=cast["maria"])
    does(session, Move.LEAVE, by=cast["sam"])
    agreed = re.compile(r'<details class="more" id="agreement"( open)?>')
    opened = {name: agreed.findall(cast.client(name).get(address(session)).text) for name in ("noor", "sam")}
    assert opened == {"noor": [""], "sam": [" open"]}
    does(session, Move.FINISH, by=cast["maria"])
    assert not agreed.search(cast.client("noor").get(address(session)).text)


def test_what_was_agreed_on_in_free_words_is_shown_too(cast: Cast, of: Circle) -> None:
    write_guidelines(of.space, source="- Nobody here is in a hurry.", by=cast["maria"])
    session = together(found(of), by=cast["maria"])
    assert "Nobody here is in a hurry." in cast.client("maria").get(address(session)).text


@pytest.mark.parametrize("way", ["video", "mixed", "text", "phone"])
def test_how_one_phones_in_stands_beside_the_steps(cast: Cast, way: str) -> None:
    of = found(circle(cast, "maria", "noor", way=way, phone="Call 5550100"))
    session = together(of, by=cast["maria"])
    page = cast.client("noor").get(address(session)).text
    assert page.count("Call 5550100") == 1
    assert ("Our room" in page) is (way != "phone")


@pytest.mark.parametrize(("path", "field"), [("listening", "words"), ("review", "helped")])
def test_around_the_circle_words_are_looked_at_too(cast: Cast, of: Circle, path: str, field: str) -> None:
    noor, page = cast.client("noor"), f"/circles/{of.pk}/{path}/"
    typed = {"until": timezone.localdate().isoformat(), "wish": "go_on", field: "Write to kim@example.com"}
    answer = noor.post(page, typed | {"looked_over": "on"})
    assert answer.status_code == 422
    assert "Someone could be found by this:" in answer.text
    assert "Write to kim@example.com" in answer.text
    typed[field] = "It was with Mr. Harold Finch"
    assert noor.post(page, typed).status_code == 422
    assert noor.post(page, typed | {"looked_over": "on"}).status_code == 302
