"""What a harvester learns of the library: all that anyone may read, in order, and what ceased to be there."""

from collections.abc import Callable
from typing import Any

import pytest
from oaipmh_scythe import exceptions

from kith.capabilities.attachments.models import File
from kith.capabilities.items.actions import move, revise
from kith.capabilities.items.models import Item
from kith.capabilities.lineage.actions import tie
from kith.capabilities.versions.actions.drafting import draft, keep
from kith.capabilities.versions.actions.naming import answer_naming, ask_to_name
from kith.capabilities.versions.actions.publishing import publish
from kith.capabilities.versions.actions.retiring import bring_back, retire
from kith.capabilities.versions.models import Contributor
from kith.domains.library.kinds import KINDS, RESOURCE
from kith.doors.harvest.models import Record
from kith.foundation.profiles.actions import close_account
from kith.foundation.spaces.actions.opening import change
from tests.cast import Cast
from tests.contracts.makers import MAKERS
from tests.entries import add_file

from .conftest import Write

Deliver = Callable[[], None]


def _titles(harvester: Any, **asked: Any) -> list[str]:
    return [record.metadata["title"][0] for record in harvester.list_records(**asked, ignore_deleted=True)]


def _gone(harvester: Any) -> set[str]:
    return {header.identifier for header in harvester.list_identifiers() if header.deleted}


def _record(harvester: Any, item: Item, prefix: str = "oai_dc") -> Any:
    found = next(each for each in harvester.list_identifiers() if each.identifier.endswith(f":{item.pk}"))
    return harvester.get_record(identifier=found.identifier, metadata_prefix=prefix)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_of_the_library_is_told(harvester: Any, write: Write, kind: str) -> None:
    item = write("Tea first", kind=kind, tags=["tea"])
    told = _record(harvester, item).metadata
    assert told["title"] == ["Tea first"]
    assert told["creator"] == ["Maria Delgado"]
    assert told["identifier"] == [f"{harvester.endpoint.removesuffix('/oai/')}/items/{item.pk}/"]
    if kind != RESOURCE.name:  # the work of others, under their own terms
        assert told["rights"] == ["https://creativecommons.org/licenses/by/4.0/"]
    assert told["language"] == ["en"]
    assert told["subject"] == ["tea"]
    assert told["type"] == ["Text", KINDS[kind].one]


def test_datacite_says_the_same_in_its_own_words(harvester: Any, cast: Cast, write: Write) -> None:
    item = write("Tea first")
    xml = _record(harvester, item, "datacite").xml
    kernel = "{http://datacite.org/schema/kernel-4}"
    assert xml.findtext(f".//{kernel}creatorName") == "Maria Delgado"
    assert xml.findtext(f".//{kernel}title") == "Tea first"
    assert xml.find(f".//{kernel}identifier").attrib == {"identifierType": "URL"}
    assert xml.find(f".//{kernel}rights").attrib["rightsIdentifier"] == "CC-BY-4.0"
    assert xml.findtext(f".//{kernel}publisher") == "Kith"


def test_only_what_anyone_may_read_is_told(harvester: Any, cast: Cast, write: Write) -> None:
    write("For all")
    write("For members", visibility="network")
    write("Blanket", where=cast.circle)
    MAKERS["discussion"](cast.place("maria", cast.commons), title="Only talk")
    assert _titles(harvester) == ["For all"]
    assert _gone(harvester) == set()


def test_a_draft_is_not_told(harvester: Any, cast: Cast, write: Write, deliver: Deliver) -> None:
    item = write("Tea first")
    maria = cast.place("maria", cast.commons)
    keep(draft(item, by=maria), words={"purpose": "Secret plans"}, seen=1, by=maria, title="Coffee first")
    deliver()
    assert _titles(harvester) == ["Tea first"]


def _withdraw(item: Item, cast: Cast) -> None:
    retire(item, reason="It did harm", by=cast.place("maria", cast.commons))


def _narrow(item: Item, cast: Cast) -> None:
    revise(item, by=cast["maria"], visibility="network")


def _hide_space(item: Item, cast: Cast) -> None:
    change(item.space, by=cast["tomasz"], visibility="listed", joining="request")


def _move_away(item: Item, cast: Cast) -> None:
    move(item, to=cast.circle, by=cast["tomasz"])


def _remove(item: Item, cast: Cast) -> None:
    assert cast.client("tomasz").post(f"/items/{item.pk}/removal/", {"reason": "x"}).status_code < 400


def _remove_opening(item: Item, cast: Cast) -> None:
    post = item.posts.get(number=1)
    assert cast.client("tomasz").post(f"/posts/{post.pk}/removal/", {"reason": "x"}).status_code < 400


@pytest.mark.parametrize("away", [_withdraw, _narrow, _hide_space, _move_away, _remove, _remove_opening])
def test_what_is_there_no_more_is_told_as_deleted(
    harvester: Any, cast: Cast, write: Write, deliver: Deliver, away: Callable[[Item, Cast], None]
) -> None:
    item = write("Tea first")
    away(item, cast)
    assert _titles(harvester) == [], "before anyone has heard of it"
    _make_old(item)
    deliver()
    assert Record.objects.get(pk=item.pk).at.year > 2020
    assert _titles(harvester) == []
    assert {name.rpartition(":")[2] for name in _gone(harvester)} == {str(item.pk)}
    (record,) = harvester.list_records()
    assert record.xml.find(".//{*}metadata") is None


def test_a_space_that_is_not_public_any_more_is_not_named(
    harvester: Any, cast: Cast, write: Write, deliver: Deliver
) -> None:
    _hide_space(write("Tea first"), cast)
    deliver()
    (header,) = harvester.list_identifiers()
    assert header.deleted
    assert header.setSpecs == []
    with pytest.raises(exceptions.NoRecordsMatch):
        list(harvester.list_records(set_="commons"))
    with pytest.raises(exceptions.NoSetHierarchy):
        list(harvester.list_sets())


def test_what_comes_back_is_told_again(harvester: Any, cast: Cast, write: Write, deliver: Deliver) -> None:
    item = write("Tea first")
    _withdraw(item, cast)
    deliver()
    bring_back(item, by=cast["maria"])
    deliver()
    assert _titles(harvester) == ["Tea first"]
    assert _gone(harvester) == set()


def test_nobody_is_named_without_their_yes(
    harvester: Any, cast: Cast, write: Write, deliver: Deliver
) -> None:
    item = write("Tea first")
    asked = ask_to_name(item, member=cast.place("noor", cast.commons), role="experience", by=cast["maria"])
    assert "contributor" not in _record(harvester, item).metadata
    answer_naming(asked, agrees=True)
    assert _record(harvester, item).metadata["contributor"] == ["Noor"]
    answer_naming(Contributor.objects.get(pk=asked.pk), agrees=False)
    for author in item.contributors.all():
        answer_naming(author, agrees=False)
    deliver()
    assert {"creator", "contributor"} & _record(harvester, item).metadata.keys() == set()
    xml = _record(harvester, item, "datacite").xml
    assert xml.findtext(".//{*}creatorName") == "(:unal)"


def test_who_closed_their_account_is_named_no_more(harvester: Any, cast: Cast, write: Write) -> None:
    item = write("Tea first")
    _make_old(item)
    close_account(cast["maria"])
    assert "creator" not in _record(harvester, item).metadata
    assert Record.objects.get(pk=item.pk).at.year > 2020


def _make_old(item: Item) -> None:
    Record.objects.filter(pk=item.pk).update(at="2020-02-02T20:20:20Z")


def test_where_it_comes_from_is_told_while_anyone_may_see_that(
    harvester: Any, cast: Cast, write: Write, deliver: Deliver
) -> None:
    parent, child = write("Tea first"), write("Té primero", language="es")
    tie(child, to=parent, sort="translates", version=1)
    assert _record(harvester, child).metadata["relation"][0].endswith(f"/items/{parent.pk}/")
    related = _record(harvester, child, "datacite").xml.find(".//{*}relatedIdentifier")
    assert related.attrib["relationType"] == "IsTranslationOf"
    _make_old(child)
    _narrow(parent, cast)
    deliver()
    assert "relation" not in _record(harvester, child).metadata
    assert Record.objects.get(pk=child.pk).at.year > 2020


def test_files_are_told_once_anyone_may_see_them(
    harvester: Any, cast: Cast, write: Write, deliver: Deliver
) -> None:
    item, place = write("Tea first"), cast.place("maria", cast.commons)
    begun = draft(item, by=place)
    add_file(cast.client("maria"), begun)
    assert "relation" not in _record(harvester, item).metadata
    publish(begun, by=place, why="With a guide")
    deliver()
    address = File.objects.get().get_absolute_url()
    assert _record(harvester, item).metadata["relation"][0].endswith(address)
    part = _record(harvester, item, "datacite").xml.find(".//{*}relatedIdentifier")
    assert (part.attrib["relationType"], part.text.endswith(address)) == ("HasPart", True)
