"""A yes is known to both only when both said it; a no is known to nobody."""

import pytest
from django.db import connection

from kith.domains.mentoring.actions.answering import let_pass, say_yes
from kith.domains.mentoring.models import Pair, Side
from kith.domains.mentoring.tests.together import paired, proposal, side_of
from kith.foundation.activity.models import Event
from kith.foundation.spaces.actions.boundaries import keep_away, tie
from kith.foundation.spaces.models import Membership, Space
from kith.infrastructure.database.private import seen_as
from tests.at_once import meanwhile
from tests.cast import Cast, assemble


def test_when_both_say_yes_they_have_a_hidden_space_that_both_host(cast: Cast) -> None:
    mine, theirs = paired(cast, "maria", "noor")
    assert mine.pair is not None
    assert mine.pair == theirs.pair
    space = mine.pair.space
    assert (space.sort, space.visibility, space.joining) == ("circle", "hidden", "invitation")
    places = Membership.objects.active().filter(space=space)
    assert {(place.person_id, place.role) for place in places} == {
        (cast["maria"].pk, "host"),
        (cast["noor"].pk, "host"),
    }
    assert all(place.has_agreed for place in places.select_related("space"))
    assert space.name == "Mentoring: running groups"
    assert "maria" not in space.slug


def test_only_the_other_is_told_that_it_began(cast: Cast) -> None:
    paired(cast, "maria", "noor")
    began = Event.objects.filter(type="mentoring.began")
    assert [(event.actor_id, event.facts["to"]) for event in began] == [(None, cast["maria"].pk)]


@pytest.mark.parametrize("answer", [None, "yes", "pass"])
def test_what_one_answered_makes_no_difference_to_the_other(cast: Cast, answer: str | None) -> None:
    mine, theirs = proposal(cast, "maria", "noor")
    address, before = f"/mentoring/proposals/{mine.key}/", Event.objects.count()
    first = cast.client("maria").get(address).text
    seen = Event.objects.count()
    if answer == "yes":
        say_yes(theirs, by=cast["noor"])
    elif answer == "pass":
        let_pass(theirs, by=cast["noor"])
    assert Event.objects.count() == seen >= before, "no event says that there was an answer"
    assert _without_tokens(cast.client("maria").get(address).text) == _without_tokens(first)
    assert "Noor" in cast.client("maria").get("/mentoring/").text


def _without_tokens(page: str) -> list[str]:
    return [line for line in page.splitlines() if "csrf" not in line and "data-at" not in line]


def test_a_yes_alone_begins_nothing_and_can_be_taken_back(cast: Cast) -> None:
    mine, theirs = proposal(cast, "maria", "noor")
    assert say_yes(mine, by=cast["maria"]) is None
    let_pass(mine, by=cast["maria"])
    assert say_yes(theirs, by=cast["noor"]) is None
    assert not Space.objects.filter(slug__startswith="pair-").exists()
    assert side_of(cast["noor"], cast["maria"]).state == "yes"


@pytest.mark.parametrize("line", ["block", "tie"])
def test_a_line_that_was_drawn_since_keeps_it_from_beginning_and_says_nothing(cast: Cast, line: str) -> None:
    mine, theirs = proposal(cast, "maria", "noor")
    say_yes(mine, by=cast["maria"])
    if line == "block":
        keep_away(cast["noor"], by=cast["maria"], sort="block")
    else:
        tie(cast["noor"], by=cast["maria"], sort="served")
    assert say_yes(theirs, by=cast["noor"]) is None
    status = cast.client("noor").get(f"/mentoring/proposals/{theirs.key}/").status_code
    assert status == (404 if line == "block" else 200)


def test_nobody_answers_for_another(cast: Cast) -> None:
    mine, _theirs = proposal(cast, "maria", "noor")
    for name in ("noor", "ruth", "eleni"):
        for what in ("acceptance", "passing"):
            answer = cast.client(name).post(f"/mentoring/proposals/{mine.key}/{what}/")
            assert answer.status_code == 404, (name, what)
    assert side_of(cast["maria"], cast["noor"]).state == "open"


@pytest.fixture
def house(transactional_db: None) -> Cast:
    """What threads write is really written."""
    return assemble()


def test_two_who_say_yes_at_the_same_moment_are_one_pair(house: Cast) -> None:
    mine, theirs = proposal(house, "maria", "noor")
    began = []
    meanwhile(
        lambda: began.append(say_yes(mine, by=house.people["maria"])),
        lambda: began.append(say_yes(theirs, by=house.people["noor"])),
    ).result()
    assert [pair is None for pair in began] == [True, False]
    assert Space.objects.filter(slug__startswith="pair-").count() == 1
    for name in ("maria", "noor"):
        with seen_as(house.people[name]):
            assert Pair.objects.count() == Side.objects.filter(state="in").count() == 1
    connection.close()
