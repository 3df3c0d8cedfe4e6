"""The library that is measured is one that the database of today takes; and its bars say honestly what is met."""

import copy
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.library_cases import LOOKING, TRIED, pages
from bench.library_report import bars
from bench.library_seed import write_rows
from bench.sizes import Shelf
from bench.tests.comparing import unanswered
from kith.capabilities.items.models import Item
from kith.capabilities.lineage.queries import family_of
from kith.domains.library.models import Trial

GROWTH = {"library home, visitor": (10.0, 14.9)}


@pytest.mark.slow
@pytest.mark.django_db
def test_the_seed_fits_the_tables() -> None:
    write_rows(Shelf("tiny", posts=3_000, people=60, entries=600))
    tried, visitor = Item.objects.get(pk=TRIED), Client()
    assert Trial.objects.filter(post__item=tried).count() == 200
    assert len(family_of(tried, reader=None).links) >= 299
    page = visitor.get(tried.get_absolute_url()).content.decode()
    assert "200 try-it reports" in page
    assert all("<article" in visitor.get(f"/library/{query}").content.decode() for query in LOOKING)
    with CaptureQueriesContext(connection) as heard:
        assert (
            b'completeListSize="600"' in visitor.get("/oai/?verb=ListRecords&metadataPrefix=oai_dc").content
        )
    assert len(heard) < 8
    assert unanswered(pages()) == []


def _size() -> dict[str, Any]:
    """What was measured at one size, with every bar met."""
    row = {"name": "library home", "who": "visitor", "rate": 50, "bare": {"rate": 100}}
    harvest = {"records": 2_000, "memory": 200.0, "most": 209.0, "first": 30.0, "last": 44.0}
    return {
        "loads": [row], "counting": 1, "queries": {"library home, visitor": 4}, "references": 1_200.0,
        "harvest": harvest,
    }  # fmt: skip


def _missed(change: dict[str, Any], growth: dict[str, tuple[float, float]] = GROWTH) -> int:
    results = {"2k": _size(), "200k": copy.deepcopy(_size()) | change}
    return sum(not bar.is_met for bar in bars(results, growth))


@pytest.mark.parametrize(
    ("change", "missed"),
    [
        ({}, 0),
        ({"counting": 2}, 1),
        ({"queries": {"library home, visitor": 5}}, 1),
        ({"references": 900.0}, 1),
        ({"harvest": {"records": 2_000, "memory": 200.0, "most": 240.0, "first": 30.0, "last": 90.0}}, 2),
        ({"loads": [{"name": "x", "who": "visitor", "rate": 39, "bare": {"rate": 100}}]}, 1),
    ],
)
def test_what_is_worse_misses_its_own_bar(change: dict[str, Any], missed: int) -> None:
    assert _missed(change) == missed


def test_a_page_that_grows_too_much_misses_its_bar() -> None:
    assert _missed({}, {"library home, visitor": (10.0, 15.1)}) == 1
