"""On what an entry stands, and what it is about, as catalogues read it."""

from typing import Any

import pytest

from kith.capabilities.citations.actions import be_about, cite
from kith.capabilities.items.models import Item
from kith.capabilities.versions.models import Version
from kith.doors.harvest.works import NamedWork, with_works, works_in
from kith.lib.citations.shapes import Record
from tests.cast import Cast

from .conftest import Write

Related = list[tuple[str, str, str | None]]


@pytest.fixture
def resource(cast: Cast, write: Write) -> Item:
    """About one article; it stands on another, and on a page that has no number."""
    item, by = write("Read this", kind="resource"), cast.place("maria", cast.commons)
    be_about(item, Record(title="Tea and talk", doi="10.1234/tea"), by=by)
    cite(item, Record(title="A trial of tea", doi="10.1234/trial"), by=by)
    cite(item, Record(title="A page", url="https://example.org/page"), by=by)
    return item


def _record(harvester: Any, prefix: str) -> Any:
    (found,) = harvester.list_identifiers()
    return harvester.get_record(identifier=found.identifier, metadata_prefix=prefix)


def _related(harvester: Any) -> Related:
    return [
        (each.attrib["relationType"], each.attrib["relatedIdentifierType"], each.text)
        for each in _record(harvester, "datacite").xml.findall(".//{*}relatedIdentifier")
    ]


@pytest.mark.usefixtures("resource")
def test_datacite_hears_what_it_is_about_first_and_then_what_it_stands_on(harvester: Any) -> None:
    assert _related(harvester) == [
        ("Documents", "DOI", "10.1234/tea"),
        ("References", "DOI", "10.1234/trial"),
    ]


@pytest.mark.usefixtures("resource")
def test_dublin_core_hears_where_they_are_found(harvester: Any) -> None:
    told = _record(harvester, "oai_dc").metadata["relation"]
    assert told == ["https://doi.org/10.1234/tea", "https://doi.org/10.1234/trial"]


@pytest.mark.parametrize(
    ("source", "named"),
    [
        (Record(title="Tea", doi="10.1234/tea", url="https://example.org/"), ("DOI", "10.1234/tea")),
        (Record(title="Tea", pmid="12345", isbn="9780306406157"), ("PMID", "12345")),
        (Record(title="Tea", isbn="9780306406157"), ("ISBN", "9780306406157")),
        (Record(title="Tea", url="https://example.org/tea"), ("URL", "https://example.org/tea")),
    ],
)
def test_what_it_is_about_has_the_first_of_its_names(
    cast: Cast, write: Write, source: Record, named: tuple[str, str]
) -> None:
    item = write("Read this", kind="resource")
    be_about(item, source, by=cast.place("maria", cast.commons))
    (version,) = with_works(Version.objects.filter(item=item))
    assert works_in(version) == [NamedWork(*named, is_subject=True)]
