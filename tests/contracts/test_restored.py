"""What holds for whatever is written in steps: an older version can become the draft to work on, just as it was."""

import pytest
from django.urls import reverse

from kith.capabilities.versions.actions.drafting import draft, keep, restore, throw_away
from kith.capabilities.versions.actions.publishing import publish
from kith.capabilities.versions.files import files_of
from kith.capabilities.versions.models import Version
from kith.capabilities.versions.queries import draft_of, versions_of
from tests.cast import Cast
from tests.contracts.makers import Maker
from tests.entries import add_file

SWITCH = "steps"


@pytest.fixture
def older(cast: Cast, make: Maker) -> Version:
    """What Maria published with a file, before she published something else without it."""
    place = cast.place("maria", cast.commons)
    begun = draft(make(place, source="**Blankets** first"), by=place)
    add_file(cast.client("maria"), begun)
    older = publish(begun, by=place, why="With a file")
    second = draft(older.item, by=place)
    words = {ask.name: "Tea first" for ask in older.item.kind_of.asks if ask.needed and ask.is_text}
    second = keep(second, words=words, title="Another title", seen=second.edition, by=place)
    second.carried.all().delete()
    publish(second, by=place, why="Without")
    return older


def _address(version: Version) -> str:
    return reverse("versions:restore", args=[version.item_id, version.number])


def test_restoring_gives_equal_content_as_a_draft(cast: Cast, older: Version) -> None:
    answer = cast.client("maria").post(_address(older))
    assert answer.headers["Location"] == reverse("versions:overview", args=[older.item_id])
    begun = draft_of(older.item)
    assert begun is not None
    assert (begun.title, begun.words, begun.shown) == (older.title, older.words, older.shown)
    assert list(files_of(begun)) == list(files_of(older))
    assert begun.number == 4


def test_nobody_else_sees_it_before_it_is_published_and_then_it_is_the_newest(
    cast: Cast, older: Version
) -> None:
    begun = restore(older, by=cast.place("maria", cast.commons))
    address = older.item.get_absolute_url()
    assert "Blankets" not in cast.client(None).get(address).content.decode()
    publish(begun, by=cast.place("maria", cast.commons), why="As it was")
    assert "<strong>Blankets</strong>" in cast.client(None).get(address, follow=True).content.decode()
    assert [each.number for each in versions_of(older.item)] == [4, 3, 2, 1]


def test_what_is_being_written_is_not_written_over(cast: Cast, older: Version) -> None:
    place = cast.place("maria", cast.commons)
    begun = keep(draft(older.item, by=place), words={}, title="In work", seen=1, by=place)
    page = cast.client("maria").post(_address(older), follow=True).content.decode()
    assert "Something is being written already" in page
    kept = draft_of(older.item)
    assert kept is not None
    assert kept.title == "In work"
    throw_away(begun, by=cast["maria"])
    cast.client("maria").post(_address(older))
    assert draft_of(older.item) is not None


@pytest.mark.parametrize("who", ["tomasz", "noor", None])
def test_only_those_who_write_it_are_offered_that(cast: Cast, older: Version, who: str | None) -> None:
    offer = "Begin a new version with this one"
    assert offer not in cast.client(who).get(older.get_absolute_url()).content.decode()
    assert offer in cast.client("maria").get(older.get_absolute_url()).content.decode()
    assert cast.client(who).post(_address(older)).status_code in (302, 403)
    assert draft_of(older.item) is None


def test_the_newest_version_offers_no_way_back_to_itself(cast: Cast, older: Version) -> None:
    newest = versions_of(older.item).first()
    assert newest is not None
    page = cast.client("maria").get(newest.get_absolute_url()).content.decode()
    assert "Begin a new version with this one" not in page
