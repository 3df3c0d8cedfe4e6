"""What a round comes to: every rule is kept in whatever is stored, and whoever is left over hears why and what would help."""

from dataclasses import asdict
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from kith.domains.supervision.matching.lines import as_either_told
from kith.domains.supervision.matching.rules import Group, broken
from kith.domains.supervision.matching.shapes import Tenure, Trait, Way
from kith.domains.supervision.models import Round
from kith.domains.supervision.rounds.building import terms_of, wishes_of
from kith.domains.supervision.rounds.reading import lines_between, seeking
from kith.domains.supervision.rounds.wished import Wished
from kith.domains.supervision.tests.matching.populations import subsets
from kith.domains.supervision.tests.rounds.people import (
    FEW,
    company,
    ended,
    offer_to,
    round_of,
    solved,
    wanting,
)
from kith.foundation.spaces.actions.boundaries import keep_away, tie
from tests.cast import NAMES, Cast

PEOPLE = ("maria", "noor", "sam", "anneke", "tomasz", "dana")


def test_those_who_fit_are_proposed_to_each_other_with_the_reasons(cast: Cast) -> None:
    people: dict[str, Any] = {name: {} for name in FEW}
    people["maria"] = {"tenure": "new", "employer": "North", "has_moderated": True}
    people["sam"] = {"employer": "South"}
    done = solved(round_of(cast), people, cast)
    assert done.state == Round.State.PROPOSED
    assert company(cast, "noor", done) == {*FEW}
    page = cast.client("noor").get(f"/circles/rounds/{done.pk}/").text
    for words in (
        "Maria Delgado",
        "You share a language: English.",
        "when all of you are free",
        "You work for 2 employers.",
        "1 of you is new to this work.",
        "Someone among you has led such meetings before.",
    ):
        assert words in page, words
    for secret in ("North", "South"):
        assert secret not in page


@pytest.mark.parametrize(
    "said",
    [
        {"noor": {"avoids": ("Maria Delgado",)}},
        {"noor": {"avoids": ("@maria",)}},
        {"noor": {"reports_to": ("maria delgado",)}},
        {"noor": {"leads": ("Maria  Delgado",)}},
        {"noor": {"reports_to": ("Mrs. Hill",)}, "maria": {"reports_to": ("mrs. hill",)}},
        {"noor": {"languages": ("es",)}},
        {"noor": {"times": ("3-early",)}},
        {"noor": {"needs": ("no-speaking",)}, "maria": {"needs": ("no-writing",)}},
    ],
)
def test_who_must_not_or_cannot_meet_does_not(cast: Cast, said: dict[str, Any]) -> None:
    done = solved(round_of(cast), {name: {} for name in FEW} | said, cast)
    for name in FEW:
        assert not {"maria", "noor"} <= company(cast, name, done)


def test_a_line_that_was_drawn_elsewhere_holds_here_too(cast: Cast) -> None:
    keep_away(cast["sam"], by=cast["noor"], sort="block")
    tie(cast["maria"], by=cast["anneke"], sort="managed")
    done = solved(round_of(cast, least=3), {name: {} for name in (*FEW, "tomasz")}, cast)
    for name in (*FEW, "tomasz"):
        assert not {"sam", "noor"} <= company(cast, name, done)
        assert not {"maria", "anneke"} <= company(cast, name, done)


@pytest.mark.parametrize(
    ("ties", "said"),
    [
        ([("noor", "eleni"), ("sam", "eleni")], {}),
        ([("noor", "eleni"), ("eleni", "sam")], {}),
        ([("noor", "eleni")], {"sam": {"reports_to": ("Eleni Papadaki",)}}),
    ],
)
def test_a_line_holds_through_someone_who_takes_no_part(
    cast: Cast, ties: list[tuple[str, str]], said: dict[str, Any]
) -> None:
    for led, leader in ties:
        tie(cast[leader], by=cast[led], sort="managed")
    done = solved(round_of(cast), {name: {} for name in (*FEW, "tomasz")} | said, cast)
    for name in (*FEW, "tomasz"):
        assert not {"sam", "noor"} <= company(cast, name, done)


def test_identities_take_part_only_where_they_were_switched_on(cast: Cast) -> None:
    of = wanting(round_of(cast), {
        "noor": {"identities": ("Deaf",), "not_alone_as": ("Deaf", "newcomer"), "uses_identities": True},
        "sam": {"identities": ("Deaf",), "not_alone_as": ("Deaf", "newcomer")},
    }, cast)  # fmt: skip
    people = [cast["noor"], cast["sam"]]
    wishes = {each.key: each for each in wishes_of(seeking(of, people), lines=[], year=of.year)}
    assert wishes[cast["noor"].pk].identities == {"deaf"}
    assert wishes[cast["noor"].pk].not_alone_as == {"deaf", "newcomer"}
    assert wishes[cast["sam"].pk].identities == frozenset()
    assert wishes[cast["sam"].pk].not_alone_as == {"newcomer"}


def test_whoever_is_left_over_hears_why_and_what_would_help(cast: Cast) -> None:
    done = solved(round_of(cast), {name: {} for name in FEW} | {"dana": {"times": ("4-morning",)}}, cast)
    page = cast.client("dana").get(f"/circles/rounds/{done.pk}/").text
    assert "Too few people are free when you are this time." in page
    assert "It would help if you were free on Tuesday around" in page
    assert "Begin a circle" in page
    assert company(cast, "dana", done) == set()


def test_a_reason_never_tells_of_another_person(cast: Cast) -> None:
    people = {name: {"avoids": ("Dana Whitlock",)} for name in FEW} | {"dana": {}}
    done = solved(round_of(cast), people, cast)
    page = cast.client("dana").get(f"/circles/rounds/{done.pk}/").text
    assert "No circle with a free place fits at the moment." in page


def test_a_round_without_a_circle_says_which_rules_clash_and_the_smallest_change(cast: Cast) -> None:
    times = ("0-evening", "1-evening", "2-evening")
    people = {name: {"times": (at,)} for name, at in zip(FEW, times, strict=False)}
    done = solved(round_of(cast), people, cast)
    assert done.state == Round.State.DONE
    page = cast.client("maria").get(f"/circles/rounds/{done.pk}/").text
    assert "No circle was possible in this round:" in page
    assert "Too few people are free at the same time." in page


def test_whoever_may_open_the_next_one_reads_what_clashed_too(cast: Cast) -> None:
    of = round_of(cast, space=cast.rural, opener="tomasz", words="Peers on farms", minutes=60)
    done = solved(of, {"maria": {}, "kestrel": {}}, cast)
    page = cast.client("tomasz").get(f"/circles/rounds/{done.pk}/").text
    assert "No circle was possible in this round:" in page
    assert "Too few people took part." in page
    again = f"/spaces/rural/rounds/new/?like={done.pk}"
    assert again in page
    form = cast.client("tomasz").get(again).text
    assert "Peers on farms" in form
    assert '<option value="60" selected' in form
    assert again not in cast.client("maria").get(f"/circles/rounds/{done.pk}/").text


def test_a_round_is_like_none_of_another_place(cast: Cast) -> None:
    other = round_of(cast, words="For everyone")
    for like in (other.pk, "none", "9" * 30):
        page = cast.client("tomasz").get(f"/spaces/rural/rounds/new/?like={like}").text
        assert "For everyone<" not in page


def test_a_round_in_which_nobody_takes_part_ends_quietly(cast: Cast) -> None:
    assert ended(round_of(cast)).state == Round.State.DONE


def test_before_its_time_nothing_is_solved_and_twice_does_no_harm(cast: Cast) -> None:
    from kith.domains.supervision.tests.rounds.people import looked_at

    of = wanting(round_of(cast), {name: {} for name in FEW}, cast)
    assert looked_at(of).state == Round.State.OPEN
    done = ended(of)
    again = looked_at(done)
    assert (again.state, again.turn) == (Round.State.PROPOSED, 1)


def test_in_a_space_people_are_named_as_they_are_known_there(cast: Cast) -> None:
    of = solved(round_of(cast, space=cast.rural, opener="tomasz"), {name: {} for name in ("maria", "tomasz", "kestrel")}, cast)  # fmt: skip
    page = cast.client("maria").get(f"/circles/rounds/{of.pk}/").text
    assert "Kestrel" in page
    assert "Robin" not in page


def test_who_left_the_space_is_no_longer_in_its_round(cast: Cast) -> None:
    of = wanting(round_of(cast, space=cast.commons), {name: {} for name in FEW}, cast)
    from kith.foundation.spaces.actions.belonging import leave

    leave(cast.place("noor", cast.commons))
    done = ended(of)
    assert company(cast, "maria", done) == {"maria", "sam", "anneke"}


@some.composite
def said(draw: Any) -> dict[str, dict[str, Any]]:
    """Few languages, times and employers, so that rules get in the way often, and not always."""
    names = some.sampled_from([*(NAMES[name] for name in PEOPLE), "Mrs. Hill"])
    one = some.builds(
        Wished,
        languages=some.sampled_from([("en",), ("es",), ("en", "es")]),
        zone=some.sampled_from(["Europe/Madrid", "Asia/Kathmandu"]),
        times=some.sampled_from([("1-evening",), ("1-evening", "2-noon"), ("1-noon", "1-afternoon")]),
        ways=subsets(Way).map(tuple), tenure=some.sampled_from(Tenure), has_moderated=some.booleans(),
        alike=subsets(Trait).map(tuple), needs=subsets(["no-camera", "sign-language"], 1).map(tuple),
        employer=some.sampled_from(["", "North"]), reports_to=some.lists(names, max_size=1).map(tuple),
        leads=some.lists(names, max_size=1).map(tuple), avoids=some.lists(names, max_size=1).map(tuple),
    )  # fmt: skip
    return {name: asdict(draw(one)) for name in PEOPLE}


@settings(deadline=None, max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(people=said(), least=some.integers(3, 4))
def test_no_rule_is_broken_in_anything_that_is_stored(
    cast: Cast, people: dict[str, dict[str, Any]], least: int
) -> None:
    of = solved(round_of(cast, least=least, seconds=0.3), people, cast)
    persons = [cast[name] for name in PEOPLE]
    keys = [person.pk for person in persons]
    wishes = wishes_of(seeking(of, persons), lines=lines_between(of, keys), year=of.year)
    told = {each.key: each for each in as_either_told(wishes)}
    offers = [offer_to(cast, name, of) for name in PEOPLE]
    companies = {offered.company for offered in offers if offered and offered.company}
    for each in companies:
        assert broken(Group(tuple(told[key] for key in each)), terms_of(of)) == []
        assert all(
            (key in each) == (offered.company == each)
            for key, offered in zip(keys, offers, strict=True)
            if offered
        )
