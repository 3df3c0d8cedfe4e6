"""Gatherings that are measured are such as the app itself makes; and their bars say honestly what is met."""

import copy
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db.models import Count, F, Q
from django.test import Client

from bench import certificates, gatherings_seed
from bench.gatherings_cases import MONTHS, pages
from bench.gatherings_report import bars
from bench.gatherings_seed import LAID_OUT, write_rows
from bench.rush import Answer
from bench.rushing import overtaken
from bench.sizes import Agenda
from bench.tests.comparing import unanswered
from kith.domains.gatherings.laying_out import planned
from kith.domains.gatherings.models import Gathering, Occasion, Seat, Seats
from kith.lib.calendars.rule_text import read_rule, write_rule
from kith.lib.zones import zone

GROWTH = {"month, visitor": (10.0, 12.9)}


def _is_laid_out_as_the_app_does(gathering: Gathering) -> bool:
    gathering.laid_out_to = None
    rule = read_rule(gathering.rule, first=gathering.first_wall, zone=zone(gathering.zone))
    dates = {(each.wall, each.begins_at) for each in gathering.occasions.filter(is_moved=False)}
    moved = {each.wall for each in gathering.occasions.filter(is_moved=True)}
    starts = planned(gathering, until=datetime.fromisoformat(LAID_OUT).replace(tzinfo=UTC), since=None)
    expected = {(start.wall, start.at) for start in starts if start.wall not in moved}
    return write_rule(rule) == gathering.rule and dates == expected and len(dates) + len(moved) == len(starts)


@pytest.mark.slow
@pytest.mark.django_db
def test_the_seed_fits_the_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (gatherings_seed, certificates):
        monkeypatch.setattr(module, "BEEN", 30)
    write_rows(Agenda("tiny", 130, 1_300, gatherings=130))
    assert [each.pk for each in Gathering.objects.all() if not _is_laid_out_as_the_app_does(each)] == []
    holds, waits = Q(all__state__in=Seat.HOLDS), Q(all__state="waiting")
    counted = Seats.objects.annotate(holding=Count("all", filter=holds), line=Count("all", filter=waits))
    assert not counted.exclude(taken=F("holding")).exists()
    assert not counted.filter(line__gt=0).exclude(taken=F("capacity")).exists()
    assert counted.filter(line__gt=0).exists()
    assert Occasion.objects.filter(is_moved=True).exists()
    visitor = Client()
    assert visitor.get(f"/gatherings/months/{MONTHS[0]}/").content.decode().count("<time") > 20
    feeds = {
        case.name: visitor.get(case.paths[0]).content.decode() for case in pages() if "feed" in case.name
    }
    assert feeds["personal feed"].count("BEGIN:VEVENT") > 20
    assert feeds["feed of a space"].count("BEGIN:VEVENT") > 40
    assert certificates.certified()["certificates"] == 30
    assert unanswered(pages()) == []


def test_who_is_behind_someone_who_asked_later_was_overtaken() -> None:
    first, at_once, later = Answer(0, 2, 302), Answer(1, 3, 302), Answer(4, 5, 302)
    assert overtaken([(first, 1), (at_once, 2), (later, 3)]) == 0
    assert overtaken([(first, 2), (at_once, 1), (later, 3)]) == 0, (
        "of two who asked at once either may be the first"
    )
    assert overtaken([(first, 1), (at_once, 3), (later, 2)]) == 1


def _size() -> dict[str, Any]:
    """What was measured at one size, with every bar met."""
    row = {"name": "month", "who": "visitor", "rate": 50, "bare": {"rate": 100}}
    rush = {
        "people": 2_000, "seats": 500, "seated": 500, "waiting": 1_500, "taken": 500, "taken_then": 500, "refused": 0,
        "refused_going": 0, "overtaken": 0, "first_came": True, "asked_in_order": True, "going": 20, "asked": 20,
        "left": 0, "seconds": 40.0,
    }  # fmt: skip
    return {"loads": [row], "queries": {"month, visitor": 3}, "rush": rush}


def _missed(change: dict[str, Any], growth: dict[str, tuple[float, float]] = GROWTH) -> list[str]:
    size = copy.deepcopy(_size())
    size["rush"] |= change.pop("rush", {})
    found = bars({"1k": _size(), "100k": size | change}, growth)
    return [bar.what for bar in found if not bar.is_met]


@pytest.mark.parametrize(
    ("change", "missed"),
    [
        ({}, 0),
        ({"queries": {"month, visitor": 4}}, 1),
        ({"loads": [{"name": "month", "who": "visitor", "rate": 39, "bare": {"rate": 100}}]}, 1),
        ({"rush": {"seated": 501, "waiting": 1_499}}, 1),
        ({"rush": {"taken_then": 499}}, 1),
        ({"rush": {"waiting": 1_499}}, 1),
        ({"rush": {"refused": 1}}, 1),
        ({"rush": {"overtaken": 1}}, 1),
        ({"rush": {"first_came": False}}, 1),
        ({"rush": {"asked_in_order": False}}, 1),
        ({"rush": {"asked": 19}}, 1),
        ({"rush": {"left": 7}}, 1),
    ],
)
def test_what_is_worse_misses_its_own_bar(change: dict[str, Any], missed: int) -> None:
    assert len(_missed(change)) == missed


def test_a_page_that_grows_too_much_misses_its_bar() -> None:
    assert _missed({}, {"month, visitor": (10.0, 13.1)}) == [
        "month, visitor: p50 with much beside little, one at a time"
    ]
