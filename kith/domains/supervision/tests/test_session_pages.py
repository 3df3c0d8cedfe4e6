"""The pages of a session, without script as with it."""

import json
import re

import pytest
from django.test import Client

from kith.domains.supervision.actions.keeping_words import write
from kith.domains.supervision.live.offering import Move
from kith.domains.supervision.models import Circle, Session
from kith.domains.supervision.tests.circles import circle, come, found
from kith.domains.supervision.tests.sessions import address, does, on_to, state, time_passes, together, wired
from kith.domains.supervision.tests.test_pages import _cost
from kith.foundation.spaces.actions.boundaries import keep_away
from kith.infrastructure.safes import opening
from tests.cast import Cast


@pytest.fixture
def of(cast: Cast) -> Circle:
    return found(circle(cast, "maria", "noor", "sam"))


@pytest.fixture
def session(cast: Cast, of: Circle) -> Session:
    """Maria moderates, Noor brings something, Sam writes down."""
    made = together(of, cast["noor"], cast["sam"], by=cast["maria"])
    does(made, Move.BRING, by=cast["maria"], of=cast["noor"])
    does(made, Move.WRITE_DOWN, by=cast["maria"], of=cast["sam"])
    return made


def _moves(client: Client, session: Session, does: str, **asked: object) -> str:
    answer = client.post(address(session, "moves/"), {"does": does, **asked}, follow=True)
    assert answer.status_code == 200
    return answer.text


def test_one_chooses_a_way_and_the_next_one_comes_to_the_same(cast: Cast, of: Circle) -> None:
    maria, noor = cast.client("maria"), cast.client("noor")
    page = maria.get(f"/circles/{of.pk}/session/new/").text
    assert "Six steps to ideas" in page
    assert 'value="written"' not in page, "in that one people write"
    begun = maria.post(f"/circles/{of.pk}/session/new/", {"format": "round", "minutes": "30"})
    assert noor.get(f"/circles/{of.pk}/session/new/").url == begun.url  # type: ignore[attr-defined]
    assert "Your circle meets now." in noor.get(of.get_absolute_url()).text
    assert "Come in" in noor.get(begun.url).text  # type: ignore[attr-defined]


def test_a_page_of_the_circle_that_is_open_learns_that_a_session_begins(cast: Cast, of: Circle) -> None:
    noor, sign = cast.client("noor"), f"/circles/{of.pk}/session/"
    assert f'data-live="{sign}"' in noor.get(of.get_absolute_url()).text
    assert "Your circle meets now." not in noor.get(sign).text
    (said,) = wired(lambda: together(of, by=cast["maria"]))
    assert json.loads(said)["part"] == "session"
    answer = noor.get(sign)
    assert "To our session" in answer.text
    assert "no-store" in answer.headers["Cache-Control"]
    for name in ("ruth", "eleni"):
        assert cast.client(name).get(sign).status_code == 404


def test_what_does_not_stretch_and_what_is_not_there_is_said_and_not_done(cast: Cast, of: Circle) -> None:
    answer = cast.client("maria").post(f"/circles/{of.pk}/session/new/", {"format": "nothing"})
    assert answer.status_code == 422


def test_everyone_is_in_the_same_step_and_reads_what_is_theirs_to_do(cast: Cast, session: Session) -> None:
    on_to(session, "ideas", by=cast["maria"])
    pages = {name: cast.client(name).get(address(session)).text for name in ("maria", "noor", "sam")}
    assert all("The group thinks" in page and "Step 5 of 6" in page for page in pages.values())
    assert "You listen. You need not react" in pages["noor"]
    assert "You can speak." in pages["sam"]
    assert "Noor listens, and need not react." in pages["sam"]
    assert 'value="next"' in pages["maria"]
    assert 'value="next"' not in pages["sam"]
    assert all('value="pause"' in page for page in pages.values())


def test_anyone_takes_a_pause_and_says_when_it_goes_on(cast: Cast, session: Session) -> None:
    does(session, Move.START, by=cast["maria"])
    sam = cast.client("sam")
    assert "This is a pause." in _moves(sam, session, "pause")
    assert "This is a pause." in cast.client("maria").get(address(session)).text
    assert "This is a pause." not in _moves(cast.client("noor"), session, "go-on")


def test_who_may_not_reads_why(cast: Cast, session: Session) -> None:
    does(session, Move.START, by=cast["maria"])
    assert "Whoever moderates does this." in _moves(cast.client("sam"), session, "next", seen=0)
    assert state(session, by=cast["sam"]).step == 0


@pytest.mark.parametrize(
    "nonsense", [{}, {"does": "dance"}, {"does": "next", "seen": "x"}, {"does": "bring", "of": "-3"}]
)
def test_nonsense_changes_nothing(cast: Cast, session: Session, nonsense: dict[str, str]) -> None:
    before = state(session, by=cast["maria"])
    assert cast.client("maria").post(address(session, "moves/"), nonsense).status_code == 302
    assert state(session, by=cast["maria"]) == before


def test_a_page_that_goes_on_gets_the_part_alone(cast: Cast, session: Session) -> None:
    maria = Client(headers={"X-Quietly": "1"})
    maria.force_login(cast["maria"])
    part = maria.post(address(session, "moves/"), {"does": "start"}).text
    assert "<html" not in part
    assert "Who does what" in part
    mark = part.partition('id="mark" value="')[2].partition('"')[0]
    assert maria.post(address(session, "hearing/"), {"mark": mark}).status_code == 204
    assert maria.post(address(session, "hearing/"), {"mark": "other"}).status_code == 200


def test_a_page_makes_itself_ready_for_the_steps_that_follow(cast: Cast, session: Session) -> None:
    on_to(session, "method", by=cast["maria"])
    sam = cast.client("sam")
    ahead = re.findall(
        r'<template data-mark="(\w+)">(.+?)</template>', sam.get(address(session, "ahead/")).text, re.S
    )
    assert ["The group thinks" in html for _mark, html in ahead] == [True, False]
    does(session, Move.NEXT, by=cast["maria"])
    now = _still(sam.get(address(session, "now/")).text)
    assert f'id="mark" value="{ahead[0][0]}"' in now
    pieces = re.split(r'(?=<div (?:class="stack" )?id=")', _still(ahead[0][1]))
    assert len(pieces) == 4, "before the first of three there is nothing"
    assert all(piece.strip() in now for piece in pieces)


def _still(html: str) -> str:
    """Without what is another each time: the tokens of forms, and what has passed."""
    return re.sub(r'value="\w{64}"|data-passed="\d+"|<span class="passed">.+?</span>', "", html)


def test_the_way_that_the_group_chose_is_on_every_page_from_then_on(cast: Cast, session: Session) -> None:
    on_to(session, "method", by=cast["maria"])
    seen = {"seen": state(session, by=cast["maria"]).step, "method": "headstand"}
    assert "your way" in _moves(cast.client("noor"), session, "choose", **seen)
    on_to(session, "ideas", by=cast["maria"])
    for name in ("maria", "noor", "sam"):
        page = cast.client(name).get(address(session)).text
        assert "The way that you chose:" in page
        assert "What would make it even worse?" in page
    does(session, Move.FINISH, by=cast["maria"])
    assert "Headstand" in cast.client("sam").get(address(session)).text


def test_to_hear_finds_out_that_whoever_moderated_is_gone(cast: Cast, session: Session) -> None:
    does(session, Move.START, by=cast["maria"])
    time_passes(session, cast["sam"], cast["sam"], cast["noor"], seconds=50)
    part = (
        cast.client("sam").post(address(session, "hearing/"), {"mark": "x"}, headers={"X-Quietly": "1"}).text
    )
    assert 'value="next"' in part
    assert "away for a moment" in part


def test_in_writing_one_looks_again_at_what_might_lead_to_a_person(cast: Cast) -> None:
    of = found(circle(cast, "maria", "noor", "sam", way="text"))
    session = together(of, cast["noor"], by=cast["maria"])
    noor = cast.client("noor")
    answer = noor.post(address(session, "words/"), {"words": "Write to kim@example.com"})
    assert answer.status_code == 422
    assert "an e-mail address" in answer.text
    assert "Write to kim@example.com" in answer.text, "nothing typed is lost"
    noor.post(address(session, "words/"), {"words": "Call the office", "output": ""})
    assert "Call the office" in cast.client("maria").get(address(session)).text


def test_in_a_step_in_which_others_speak_what_is_typed_waits(cast: Cast, session: Session) -> None:
    on_to(session, "ideas", by=cast["maria"])
    answer = cast.client("noor").post(address(session, "words/"), {"words": "But why"})
    assert answer.status_code == 422
    assert "Your words are still here." in answer.text


def test_notes_are_on_the_page_of_two(cast: Cast, session: Session) -> None:
    on_to(session, "telling", by=cast["maria"])
    cast.client("sam").post(address(session, "notes/"), {"notes": "The heron"})
    shown = {
        name: "The heron" in cast.client(name).get(address(session)).text for name in ("maria", "noor", "sam")
    }
    assert shown == {"maria": False, "noor": True, "sam": True}


def test_one_takes_back_ones_own_words_and_no_others(cast: Cast, session: Session) -> None:
    said = write(session, "The heron", by=cast["sam"])
    there = address(session, f"words/{said.pk}/withdrawal/")
    assert cast.client("maria").post(there).status_code == 404
    assert cast.client("sam").post(there, follow=True).status_code == 200
    assert "The heron" not in cast.client("maria").get(address(session)).text


def test_when_it_is_over_one_reads_until_when_and_writes_ones_own_log(cast: Cast, session: Session) -> None:
    on_to(session, "key-question", by=cast["maria"])
    write(session, "How can I rest?", output="key-question", by=cast["noor"])
    does(session, Move.FINISH, by=cast["maria"])
    page = cast.client("sam").get(address(session)).text
    assert "The session is over" in page
    assert "How can I rest?" in page
    assert "That is in 1" in page
    assert "/log/" in page
    assert "Your session on" in cast.client("sam").get(session.circle.get_absolute_url()).text


def test_to_whoever_belongs_elsewhere_nothing_is_there(cast: Cast, session: Session) -> None:
    parts = ("", "now/", "ahead/", "coming/", "moves/", "hearing/", "words/", "notes/")
    for name in ("ruth", "tomasz", "eleni"):
        client = cast.client(name)
        for part in parts:
            statuses = {
                client.get(address(session, part)).status_code,
                client.post(address(session, part)).status_code,
            }
            assert statuses <= {404, 405}, (name, part)
    assert "/account/" in cast.client(None).get(address(session)).headers["Location"]


def test_its_pages_are_kept_by_no_browser_and_have_a_neutral_title(cast: Cast, session: Session) -> None:
    answer = cast.client("noor").get(address(session))
    assert "no-store" in answer.headers["Cache-Control"]
    assert "<title>Our session" in answer.text


def test_who_keeps_away_from_someone_does_not_read_their_name(cast: Cast, session: Session) -> None:
    keep_away(cast["sam"], by=cast["noor"], sort="mute")
    page = cast.client("noor").get(address(session)).text
    assert "Sam Rivera" not in page
    assert "Someone in the circle" in page


def test_who_comes_into_the_circle_later_does_not_read_what_was_written_before(
    cast: Cast, of: Circle, session: Session
) -> None:
    write(session, "The heron", by=cast["sam"])
    come(cast, of, ["anneke"], host="maria")
    page = cast.client("anneke").get(address(session)).text
    assert "The heron" not in page
    assert "for those who were in the circle by then" in page
    cast.client("anneke").post(address(session, "coming/"))
    assert "The heron" in cast.client("anneke").get(address(session)).text, (
        "the others see that they are there"
    )


def test_after_an_hour_a_pause_stands_beside_its_button(cast: Cast, session: Session) -> None:
    does(session, Move.START, by=cast["maria"])
    assert "An hour has gone by" not in cast.client("noor").get(address(session)).text
    time_passes(session, cast["maria"], cast["maria"], cast["noor"], hours=1)
    assert "An hour has gone by" in cast.client("noor").get(address(session)).text
    _moves(cast.client("noor"), session, "pause")
    assert "An hour has gone by" not in _moves(cast.client("noor"), session, "go-on")


def test_where_the_key_is_missing_the_steps_go_on(cast: Cast, session: Session, settings: object) -> None:
    write(session, "The heron", by=cast["sam"])
    settings.SAFE_KEY = "another"  # type: ignore[attr-defined]
    page = cast.client("noor").get(address(session)).text
    assert "the key is missing here or is another one" in page
    assert "The heron" not in page
    assert _moves(cast.client("maria"), session, "start")
    assert opening.secret() == "another"


def test_words_that_cannot_be_locked_now_are_not_lost_and_no_session_begins_without_a_key(
    cast: Cast, session: Session, settings: object
) -> None:
    settings.SAFE_KEY = "another"  # type: ignore[attr-defined]
    answer = cast.client("noor").post(address(session, "words/"), {"words": "The heron", "output": ""})
    assert answer.status_code == 503
    assert "What you typed is not saved" in answer.text
    assert "The heron" in answer.text
    settings.SAFE_KEY = ""  # type: ignore[attr-defined]
    does(session, Move.START, by=cast["maria"])
    does(session, Move.FINISH, by=cast["maria"])
    begins = f"/circles/{session.circle_id}/session/new/"
    assert cast.client("maria").post(begins, {"format": "round"}).status_code == 503


def test_a_session_costs_the_same_for_two_and_for_six(cast: Cast) -> None:
    of = found(circle(cast, "maria", "noor", way="text"))
    session = together(of, cast["noor"], by=cast["maria"])
    few = _cost(cast, address(session))
    others = ["sam", "anneke", "ruth", "kestrel"]
    come(cast, of, others, host="maria")
    for name in others:
        write(together(found(of), by=cast[name]), f"From {name}", by=cast[name])
    assert _cost(cast, address(session)) == few
    assert few <= 20


def test_to_make_ready_costs_the_same_for_all_steps_as_for_one(cast: Cast, session: Session) -> None:
    does(session, Move.START, by=cast["maria"])
    all_steps = _cost(cast, address(session, "ahead/"))
    on_to(session, "ideas", by=cast["maria"])
    assert _cost(cast, address(session, "ahead/")) == all_steps
