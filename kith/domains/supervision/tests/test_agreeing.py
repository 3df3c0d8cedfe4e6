"""What a circle agrees on: written from answers, versioned, and asked anew with every change."""

from typing import Any

import pytest

from kith.domains.supervision.actions.agreeing import agree_on, newest
from kith.domains.supervision.actions.planning import replan
from kith.domains.supervision.limits import countries, limits_in
from kith.domains.supervision.models import Agreement, Circle
from kith.domains.supervision.rhythm import rule_for
from kith.domains.supervision.tests.circles import circle, found
from kith.domains.supervision.wording import ASKED, first_words, in_words
from kith.foundation.spaces.actions.belonging import agree
from kith.foundation.spaces.actions.opening import write_guidelines
from kith.foundation.spaces.models import Membership
from tests.cast import Cast


@pytest.fixture
def of(cast: Cast) -> Circle:
    return circle(cast, "maria", "noor", "sam")


def _place(cast: Cast, name: str, of: Circle) -> Membership:
    return Membership.objects.select_related("space", "person").get(space=of.space_id, person=cast[name])


def test_the_first_agreement_has_words_for_everything_but_the_day_of_review(of: Circle) -> None:
    answers = newest(of)
    assert {name for name in ASKED if not answers[name]} == {"review_on"}
    written = of.space.guidelines.get().source
    for words in (
        "Anyone can step out for good, without a word.", "I need to bring this to my supervisor",
        "Whoever learns that a child is harmed must tell", "about 90 minutes",
    ):  # fmt: skip
        assert words in written
    assert "None" not in written


def test_a_change_asks_everyone_anew_and_says_so_on_the_page(cast: Cast, of: Circle) -> None:
    assert agree_on(of, by=cast["noor"], **newest(of) | {"conflict": "We walk around the block."})
    page = cast.client("sam").get(of.get_absolute_url()).text
    assert "you have not said yet whether you agree" in page
    assert "you have not said yet" not in cast.client("noor").get(of.get_absolute_url()).text
    refused = cast.client("sam").post(f"/circles/{of.pk}/listening/", {})
    assert refused.status_code == 403
    agree(_place(cast, "sam", found(of)), by=cast["sam"])
    assert "you have not said yet" not in cast.client("sam").get(of.get_absolute_url()).text


def test_what_a_version_changed_is_shown(cast: Cast, of: Circle) -> None:
    agree_on(of, by=cast["noor"], **newest(of) | {"conflict": "We walk around the block."})
    noor = cast.client("noor")
    page = noor.get(f"/circles/{of.pk}/agreement/").text
    assert "<ins>" in page
    assert "walk" in page.partition("<ins>")[2]
    assert "It holds once everyone has read it and agrees." in page
    first = noor.get(f"/circles/{of.pk}/agreement/1/").text
    assert "This is an earlier version." in first
    assert "<ins>" not in first
    assert noor.get(f"/circles/{of.pk}/agreement/9/").status_code == 404


def test_the_same_answers_change_nothing_and_ask_nobody(cast: Cast, of: Circle) -> None:
    assert not agree_on(of, by=cast["noor"], **newest(of))
    assert found(of).space.guidelines_version == 1


def test_once_all_have_agreed_it_says_so_and_names_nobody_before(cast: Cast, of: Circle) -> None:
    agree_on(of, by=cast["maria"], **newest(of) | {"goals": "To laugh."})
    for name in ("noor", "sam"):
        assert "All of you agree" not in cast.client("maria").get(f"/circles/{of.pk}/agreement/").text
        agree(_place(cast, name, found(of)), by=cast[name])
    assert "All of you agree to this." in cast.client("maria").get(f"/circles/{of.pk}/agreement/").text


def test_another_rhythm_is_another_agreement(cast: Cast, of: Circle) -> None:
    replan(of, by=cast["maria"], rule=rule_for("month", day=of.first_day))
    now = found(of)
    assert now.space.guidelines_version == 2
    assert "of each month" in now.space.guidelines.get(version=2).source
    replan(now, by=cast["maria"], phone="5550100")
    assert found(of).space.guidelines_version == 2, "how one phones in is not in it"


def test_guidelines_written_freely_are_not_lost_unseen(cast: Cast, of: Circle) -> None:
    write_guidelines(of.space, source="- Only tea.", by=cast["maria"])
    maria = cast.client("maria")
    assert "Only tea." in maria.get(f"/circles/{of.pk}/agreement/").text
    assert "What holds now was written freely" in maria.get(f"/circles/{of.pk}/agreement/new/").text
    replan(found(of), by=cast["maria"], minutes=60)
    assert found(of).space.guidelines_version == 2, "the house does not write over it by itself"


def test_the_form_keeps_what_was_typed(cast: Cast, of: Circle) -> None:
    answers: dict[str, Any] = {"joining": "closed", "review_on": "2020-01-01", "goals": "To laugh."}
    answer = cast.client("maria").post(f"/circles/{of.pk}/agreement/new/", answers)
    assert answer.status_code == 422
    assert "To laugh." in answer.text
    assert "This day is over." in answer.text


def test_what_is_left_empty_is_left_out(cast: Cast, of: Circle) -> None:
    answers = {"joining": "open", "goals": "To laugh."}
    assert cast.client("maria").post(f"/circles/{of.pk}/agreement/new/", answers).status_code == 302
    written = found(of).space.guidelines.get(version=2).source
    assert "What matters to us" not in written
    assert "To laugh." in written


@pytest.mark.parametrize("language", ["en", "es"])
def test_each_country_has_words_that_send_people_to_look_for_themselves(language: str) -> None:
    from django.utils import translation

    with translation.override(language):
        known = [limits_in(code) for code, _name in [*countries(), ("", "")]]
        assert len(set(known)) == len(known) == 21
        last = "Check what holds for you" if language == "en" else "Mira qué vale para ti"
        assert all(last in words for words in known if language == "en" or words != known[-1])


def test_it_is_written_in_the_language_of_the_circle() -> None:
    plan = Circle(
        zone="UTC", rule="FREQ=WEEKLY;BYDAY=TU", first_day=_day(), at=_at(), minutes=60, way="phone"
    )
    assert "### Who organises" in in_words(Agreement(**first_words("US")), plan)


def _day() -> Any:
    from datetime import date

    return date(2026, 3, 10)


def _at() -> Any:
    from datetime import time

    return time(18)
