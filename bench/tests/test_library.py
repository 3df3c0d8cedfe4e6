"""The library that is measured is one that the database of today takes; and its bars say honestly what is met."""

import copy
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.forms import model_to_dict
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.library_cases import LOOKING, TRIED, pages
from bench.library_report import bars
from bench.library_seed import write_rows
from bench.sizes import READER, Shelf
from bench.tests.comparing import unanswered
from kith.capabilities.citations.models import Reference
from kith.capabilities.items.models import Item
from kith.capabilities.lineage.queries import family_of
from kith.capabilities.versions.queries import shown_of
from kith.domains.library.listeners import keep_entry
from kith.domains.library.models import Appraisal, Entry, Trial
from kith.foundation.people.models import Person

GROWTH = {"library home, visitor": (10.0, 14.9)}


@pytest.mark.slow
@pytest.mark.django_db
def test_the_seed_fits_the_tables() -> None:
    write_rows(Shelf("tiny", posts=3_000, people=60, entries=600))
    tried, visitor, reader = Item.objects.get(pk=TRIED), Client(), Client()
    reader.force_login(Person.objects.get(email=READER), settings.AUTHENTICATION_BACKENDS[0])
    assert Trial.objects.filter(post__item=tried).count() == 200
    assert len(family_of(tried, reader=None).links) >= 299
    page = visitor.get(tried.get_absolute_url()).content.decode()
    assert "200 try-it reports" in page
    for client in (visitor, reader):
        assert all("<article" in client.get(f"/library/{query}").content.decode() for query in LOOKING)
    with CaptureQueriesContext(connection) as heard:
        assert (
            b'completeListSize="600"' in visitor.get("/oai/?verb=ListRecords&metadataPrefix=oai_dc").content
        )
    assert len(heard) < 8
    assert unanswered(pages()) == []
    _is_as_the_app_writes_it()


def _is_as_the_app_writes_it() -> None:
    """By what entries are found is what their newest version says, and those who tried and appraised them."""
    assert Appraisal.objects.count() == Appraisal.objects.standing().count() > 200
    for item in Item.objects.order_by("-pk")[:60]:
        seeded = _found_by(item)
        keep_entry(shown_of(item))
        assert _found_by(item) == seeded
    resources = Item.objects.filter(kind="resource")
    assert resources.count() == Reference.objects.filter(is_subject=True, item__in=resources).count() > 50
    assert Reference.objects.filter(item=TRIED).count() == 1


def _found_by(item: Item) -> dict[str, Any]:
    return model_to_dict(Entry.objects.get(item=item), exclude=["terms"])


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
