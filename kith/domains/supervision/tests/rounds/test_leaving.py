"""What becomes of someone's part in a round when an account ends, or becomes part of another."""

from kith.domains.supervision.actions.rounds.answering import accept
from kith.domains.supervision.actions.rounds.leaving import forget, move
from kith.domains.supervision.models import Circle, Offer, Seeker, Wish
from kith.domains.supervision.rounds.sealing import read_wish
from kith.domains.supervision.taking import supervised
from kith.domains.supervision.tests.rounds.people import (
    FEW,
    found,
    looked_at,
    proposed,
    round_of,
    wanting,
)
from kith.foundation.people.models import Person
from kith.infrastructure.database.private import seen_as
from tests.cast import Cast


def _rows(person: Person) -> int:
    with seen_as(person):
        return Wish.objects.count() + Offer.objects.count()


def test_nothing_of_it_is_left_and_the_circle_goes_on_without_them(cast: Cast) -> None:
    of = proposed(cast)
    for name in FEW[1:]:
        accept(found(of), by=cast[name])
    forget(cast["maria"])
    assert _rows(cast["maria"]) == 0
    assert not Seeker.objects.filter(person=cast["maria"]).exists()
    looked_at(of)
    assert Circle.objects.get().space.memberships.active().count() == len(FEW) - 1


def test_what_was_said_for_an_open_round_moves_to_the_account_that_is_kept(cast: Cast) -> None:
    of = wanting(round_of(cast), {"noor": {"employer": "Lighthouse"}}, cast)
    move(cast["noor"], into=cast["eleni"])
    assert _rows(cast["noor"]) == 0
    with seen_as(cast["eleni"]):
        wished = read_wish(of, cast["eleni"])
    assert wished is not None
    assert wished.employer == "Lighthouse"
    assert Seeker.objects.get().person == cast["eleni"]


def test_of_two_who_said_something_the_kept_one_stays(cast: Cast) -> None:
    of = wanting(round_of(cast), {"noor": {"employer": "Lighthouse"}, "eleni": {"employer": "Harbour"}}, cast)
    move(cast["noor"], into=cast["eleni"])
    with seen_as(cast["eleni"]):
        wished = read_wish(of, cast["eleni"])
    assert wished is not None
    assert wished.employer == "Harbour"


def test_what_was_proposed_does_not_lead_to_the_other_account(cast: Cast) -> None:
    proposed(cast)
    move(cast["noor"], into=cast["eleni"])
    assert _rows(cast["eleni"]) == 0


def test_in_the_archive_it_stands_in_the_open_and_names_nobody(cast: Cast) -> None:
    of = wanting(round_of(cast), {name: {} for name in FEW} | {"noor": {"avoids": ("Dana Whitlock",)}}, cast)
    proposed(cast)
    told = supervised(cast["noor"])["rounds"]
    assert told[0]["you_wanted"]["avoids"] == ("Dana Whitlock",)
    assert told[1]["your_answer"] == "open"
    assert "Maria" not in str(told)
    assert of.pk
