"""What a harvester learns when it comes again: what changed since, each once, in pages."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kith.capabilities.citations.actions import cite, uncite
from kith.capabilities.items.models import Item
from kith.capabilities.lineage.actions import tie
from kith.capabilities.versions.actions.drafting import draft, keep
from kith.capabilities.versions.actions.publishing import publish
from kith.doors.harvest import lists
from kith.doors.harvest.models import Record as Told
from kith.foundation.profiles.actions import rename
from kith.foundation.spaces.actions.opening import change
from kith.lib.citations.shapes import Record
from tests.cast import Cast

from .conftest import Write

Deliver = Callable[[], None]


def _titles(harvester: Any, **asked: Any) -> list[str]:
    return [record.metadata["title"][0] for record in harvester.list_records(**asked, ignore_deleted=True)]


def _make_old(item: Item) -> None:
    Told.objects.filter(pk=item.pk).update(at="2020-02-02T20:20:20Z")


def _renew(item: Item, cast: Cast) -> None:
    maria = cast.place("maria", cast.commons)
    publish(keep(draft(item, by=maria), words={}, seen=1, by=maria), by=maria, why="x")


def _rename(item: Item, cast: Cast) -> None:
    change(item.space, by=cast["tomasz"], name="Another name")


def _go_by_another_name(item: Item, cast: Cast) -> None:
    rename(cast["maria"], name="Mara Delgado")


def _stand_on_a_source(item: Item, cast: Cast) -> None:
    cite(item, Record(doi="10.1234/tea"), by=cast.place("maria", cast.commons))


@pytest.mark.parametrize("renew", [_renew, _rename, _go_by_another_name, _stand_on_a_source])
def test_what_changed_since_is_told_to_those_who_ask_for_it(
    harvester: Any, cast: Cast, write: Write, deliver: Deliver, renew: Callable[[Item, Cast], None]
) -> None:
    items = [write("Tea first"), write("Coffee first")]
    for item in items:
        _make_old(item)
    assert _titles(harvester, until="2020-02-02T20:20:20Z") == ["Tea first", "Coffee first"]
    renew(items[0], cast)
    deliver()
    assert "Tea first" in _titles(harvester, from_="2020-02-03")
    if renew is _renew:
        assert _titles(harvester, until="2020-02-02") == ["Coffee first"]


def test_a_reply_changes_no_record(cast: Cast, write: Write, deliver: Deliver) -> None:
    item = write("Tea first")
    _make_old(item)
    sent = cast.client("noor").post(f"/items/{item.pk}/reply/", {"source": "Thank you", "send_key": "k"})
    assert sent.status_code == 302
    deliver()
    assert Told.objects.get(pk=item.pk).at.year == 2020


def test_a_source_that_is_taken_away_is_told_no_more(
    harvester: Any, cast: Cast, write: Write, deliver: Deliver
) -> None:
    item = write("Tea first")
    _stand_on_a_source(item, cast)
    deliver()
    _make_old(item)
    uncite(item.references.get(), by=cast.place("maria", cast.commons))
    deliver()
    (told,) = harvester.list_records(from_="2020-02-03")
    assert "relation" not in told.metadata


@pytest.fixture
def few_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "AT_ONCE", 2)


@pytest.mark.usefixtures("few_at_once")
def test_a_long_list_is_told_in_pages_and_each_once(harvester: Any, write: Write) -> None:
    names = [f"Number {number}" for number in range(5)]
    items = [write(name) for name in names]
    Told.objects.update(at="2020-02-02T20:20:20Z")  # all at once, as after an upgrade
    assert _titles(harvester) == names
    assert _titles(harvester, set_="commons", from_="2020-01-01", until="2020-12-31") == names
    found = [header.identifier.rpartition(":")[2] for header in harvester.list_identifiers()]
    assert found == [str(item.pk) for item in items]


@pytest.mark.usefixtures("few_at_once")
def test_what_changes_meanwhile_is_told_at_the_end(
    harvester: Any, cast: Cast, write: Write, deliver: Deliver
) -> None:
    items = [write(f"Number {number}") for number in range(4)]
    Told.objects.update(at="2020-02-02T20:20:20Z")
    records = harvester.list_records(metadata_prefix="oai_dc")
    first = [next(records).metadata["title"][0] for _each in range(2)]
    _renew(items[2], cast)
    deliver()
    rest = [record.metadata["title"][0] for record in records]
    assert first + rest == ["Number 0", "Number 1", "Number 3", "Number 2"]


def _queries(cast: Cast, address: str) -> int:
    client = cast.client(None)
    client.get(address)
    with CaptureQueriesContext(connection) as heard:
        assert client.get(address).status_code == 200
    return len(heard)


@pytest.mark.parametrize("query", ["ListRecords&metadataPrefix=oai_dc", "ListRecords&metadataPrefix=datacite",
                                   "ListIdentifiers&metadataPrefix=oai_dc", "ListSets"])  # fmt: skip
def test_more_costs_no_more_queries(cast: Cast, write: Write, query: str) -> None:
    address = f"/oai/?verb={query}"
    first = write("Tea first", tags=["tea"])
    tie(write("Coffee first"), to=first, sort="adapts")
    before = _queries(cast, address)
    for number in range(5):
        tie(write(f"Another {number}", tags=["a", "b"]), to=first, sort="adapts")
    assert _queries(cast, address) == before <= 7
