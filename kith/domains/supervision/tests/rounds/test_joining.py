"""A circle that goes on has a place: who fits is told of it without a name, and its members say whether they come in."""

from datetime import time
from functools import partial
from typing import Any

import pytest

from kith.capabilities.items.models import Item
from kith.domains.supervision.actions.agreeing import agree_on, newest
from kith.domains.supervision.actions.rounds.answering import accept, decline
from kith.domains.supervision.actions.rounds.lapsing import lapse
from kith.domains.supervision.models import Agreement, Circle, FreePlace, Knock, Round, Seeker, Welcome
from kith.domains.supervision.tests.circles import NAME, circle
from kith.domains.supervision.tests.circles import found as as_read
from kith.domains.supervision.tests.rounds.people import found, looked_at, offer_to, round_of, solved
from kith.foundation.activity.models import Event
from kith.foundation.spaces.actions.boundaries import keep_away, tie
from kith.infrastructure.database.private import seen_as
from tests.cast import Cast
from tests.walls import counts, tried

_counts = partial(counts, app="supervision", tables=("knock", "welcome"))
ALL_DAY = tuple(f"{day}-{part}" for day in range(7) for part in ("afternoon", "evening"))


@pytest.fixture
def of(cast: Cast) -> Circle:
    """Maria hosts a circle with Sam and Anneke, and says that it has a place for everyone here."""
    made = circle(cast, "maria", "sam", "anneke")
    assert (
        cast.client("maria").post(f"/circles/{made.pk}/joining/place/", {"where": "everyone"}).status_code
        == 302
    )
    return as_read(made)


def _round(cast: Cast, **said: Any) -> Round:
    """Noor alone looks for a circle, free whenever it meets."""
    return solved(round_of(cast, most=5), {"noor": {"times": ALL_DAY, **said}}, cast)


def _knock(cast: Cast, of: Circle) -> Round:
    looking = _round(cast)
    accept(found(looking), by=cast["noor"])
    return looking


def _says(cast: Cast, of: Circle, says: str, *names: str) -> None:
    with seen_as(cast["maria"]):
        knock = Knock.objects.get()
    for name in names:
        answer = cast.client(name).post(f"/circles/{of.pk}/joining/{knock.pk}/", {"says": says})
        assert answer.status_code == 302


def _here(of: Circle) -> set[str]:
    return {place.person.handle for place in of.space.memberships.active().select_related("person")}


def test_who_fits_is_told_of_a_circle_and_of_nobody_in_it(cast: Cast, of: Circle) -> None:
    looking = _round(cast)
    page = cast.client("noor").get(f"/circles/rounds/{looking.pk}/").text
    assert "This circle goes on already, and has a place." in page
    for name in (NAME, "Maria", "Sam", "Anneke"):
        assert name not in page.partition("<main")[2].partition("</main")[0]
    assert not Item.objects.visible_to(cast["noor"]).filter(pk=of.pk).exists()


@pytest.mark.parametrize("said", [{"avoids": ("Sam Rivera",)}, {"reports_to": ("@maria",)}, {"languages": ("es",)}, {"times": ("0-early",)}])  # fmt: skip
def test_the_same_rules_hold_as_for_a_new_circle(cast: Cast, of: Circle, said: dict[str, Any]) -> None:
    offered = offer_to(cast, "noor", _round(cast, **said))
    assert offered is not None
    assert not offered.company


def test_lines_and_ties_of_its_members_hold_too(cast: Cast, of: Circle) -> None:
    tie(cast["noor"], by=cast["sam"], sort="serves")
    offered = offer_to(cast, "noor", _round(cast))
    assert offered is not None
    assert not offered.company


def test_two_who_report_to_the_same_person_are_not_led_together(cast: Cast, of: Circle) -> None:
    for name in ("noor", "sam"):
        tie(cast["eleni"], by=cast[name], sort="managed")
    offered = offer_to(cast, "noor", _round(cast))
    assert offered is not None
    assert not offered.company


def test_where_the_agreement_is_closed_all_of_them_say_yes(cast: Cast, of: Circle, deliver: object) -> None:
    looking = _knock(cast, of)
    deliver()  # type: ignore[operator]
    assert Event.objects.get(type="circle.knocked").actor is None
    assert "would like to come into your circle" in cast.client("sam").get("/inbox/").text
    assert "Noor" in cast.client("sam").get(f"/circles/{of.pk}/joining/").text
    _says(cast, of, "yes", "maria", "sam")
    assert "noor" not in _here(of)
    _says(cast, of, "yes", "anneke")
    assert _here(of) == {"maria", "sam", "anneke", "noor"}
    assert of.space.memberships.get(person=cast["noor"]).agreed_version == 0
    page = cast.client("noor").get(f"/circles/rounds/{looking.pk}/").text
    assert of.get_absolute_url() in page


def test_where_it_is_open_a_host_is_enough(cast: Cast, of: Circle) -> None:
    answers = newest(of) | {"joining": Agreement.Joining.OPEN}
    agree_on(of, by=cast["maria"], **answers)
    _knock(cast, of)
    _says(cast, of, "yes", "maria")
    assert "noor" in _here(of)


def test_a_no_is_shown_to_nobody_and_lapses_as_silence_does(cast: Cast, of: Circle) -> None:
    looking = _knock(cast, of)
    _says(cast, of, "yes", "maria", "anneke")
    before = cast.client("maria").get(f"/circles/{of.pk}/joining/").text.count("Not at the moment")
    _says(cast, of, "no", "sam")
    assert cast.client("maria").get(f"/circles/{of.pk}/joining/").text.count("Not at the moment") == before
    assert "The circle is asked now" in cast.client("noor").get(f"/circles/rounds/{looking.pk}/").text
    for _time in range(2):
        lapse(cast["noor"], round_key=looking.pk)
    assert "noor" not in _here(of)
    page = cast.client("noor").get(f"/circles/rounds/{looking.pk}/").text
    assert "No circle with a free place fits at the moment." in page


def test_a_line_drawn_meanwhile_lets_nobody_in_and_tells_nobody(cast: Cast, of: Circle) -> None:
    _knock(cast, of)
    _says(cast, of, "yes", "maria", "sam")
    keep_away(cast["noor"], by=cast["sam"], sort="block")
    _says(cast, of, "yes", "anneke")
    assert "noor" not in _here(of)


def test_whoever_would_rather_not_is_not_led_there_again(cast: Cast, of: Circle) -> None:
    looking = _round(cast)
    decline(found(looking), by=cast["noor"])
    looked_at(looking)
    offered = offer_to(cast, "noor", looking)
    assert offered is not None
    assert not offered.company
    assert not Seeker.objects.exists()


def test_only_hosts_say_that_there_is_a_place_and_can_take_it_back(cast: Cast, of: Circle) -> None:
    path = f"/circles/{of.pk}/joining/place/"
    assert cast.client("sam").post(path, {"where": ""}).status_code == 403
    cast.client("maria").post(path, {"where": "rural"})
    place = FreePlace.objects.select_related("space").get()
    assert place.space == cast.rural
    cast.client("maria").post(path, {"where": ""})
    assert not FreePlace.objects.exists()


def test_a_full_circle_takes_no_part_and_says_so(cast: Cast) -> None:
    made = circle(cast, "maria", "sam", "anneke", most=3)
    FreePlace.objects.create(circle=made, space=None)
    assert "Your circle is full at the moment." in cast.client("sam").get(f"/circles/{made.pk}/joining/").text
    offered = offer_to(cast, "noor", _round(cast))
    assert offered is not None
    assert not offered.company


@pytest.mark.parametrize(("minutes", "fits"), [(60, True), (180, True), (240, False)])
def test_it_keeps_its_own_room_and_length_whatever_those_of_the_round_are(
    cast: Cast, minutes: int, fits: bool
) -> None:
    """Noor is free for three hours of the evening; the round is for circles of five to eight, for an hour and a half."""
    made = circle(cast, "maria", "sam", "anneke", most=4, minutes=minutes, at=time(18))
    FreePlace.objects.create(circle=made, space=None)
    evenings = tuple(f"{day}-evening" for day in range(7))
    looking = solved(round_of(cast, least=5, most=8), {"noor": {"zone": made.zone, "times": evenings}}, cast)
    offered = offer_to(cast, "noor", looking)
    assert offered is not None
    assert (offered.joins == made.pk) is fits


def test_the_wall(cast: Cast, of: Circle) -> None:
    _knock(cast, of)
    _says(cast, of, "no", "sam")
    assert _counts(cast["sam"]) == {"knock": 1, "welcome": 1}
    assert _counts(cast["maria"]) == {"knock": 1, "welcome": 0}
    assert _counts(cast["noor"]) == {"knock": 1, "welcome": 0}
    for name in ("ruth", "tomasz"):
        assert _counts(cast[name]) == {"knock": 0, "welcome": 0}
    with seen_as(cast["sam"]):
        row = Welcome.objects.get()
    assert tried(cast["maria"], "UPDATE supervision_welcome SET says_yes = true WHERE id = %s", row.pk) == 0
    says = "INSERT INTO supervision_welcome (knock_id, member_id, says_yes) VALUES (%s, %s, true)"
    assert tried(cast["noor"], says, row.knock_id, of.space.own_place(cast["anneke"]).pk) == 0
