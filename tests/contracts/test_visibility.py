"""Who sees an item: every combination of space, audience and person, against the rule in words."""

import pytest

from kith.capabilities.items.actions import narrow
from kith.capabilities.items.models import Item
from kith.capabilities.items.visibility import possible
from tests.cast import Cast
from tests.contracts.makers import MAKERS

INSIDE = {
    "commons": {"maria", "tomasz", "noor", "dana"},
    "rural": {"maria", "tomasz"},
    "tuesday": {"maria", "tomasz"},
}
READERS = ("maria", "tomasz", "noor", "dana", "eleni", "ruth", None)


def _should_see(space: str, audience: str, reader: str | None) -> bool:
    if audience == "public":
        return True
    if audience == "network":
        return reader is not None
    return reader in INSIDE[space] or (space == "commons" and reader == "ruth")


@pytest.mark.parametrize("slug", ["commons", "rural", "tuesday"])
def test_an_item_is_seen_by_exactly_those_its_audience_names(cast: Cast, slug: str) -> None:
    space = next(each for each in cast.spaces if each.slug == slug)
    for audience in possible(space):
        item = MAKERS["discussion"](cast.place("maria", space), visibility=audience)
        for reader in READERS:
            person = cast[reader] if reader else None
            seen = Item.objects.visible_to(person).filter(pk=item.pk).exists()
            assert seen == _should_see(slug, audience, reader), (audience, reader)


@pytest.mark.parametrize("slug", ["rural", "tuesday"])
def test_no_item_reaches_further_than_its_space(cast: Cast, slug: str) -> None:
    space = next(each for each in cast.spaces if each.slug == slug)
    item = MAKERS["discussion"](cast.place("maria", space), visibility="public")
    assert item.visibility == "space"


def test_when_a_space_becomes_less_visible_its_items_do_too(cast: Cast) -> None:
    item = MAKERS["discussion"](cast.place("maria", cast.commons), visibility="public")
    cast.commons.visibility = "listed"
    cast.commons.save()
    narrow(cast.commons)
    item.refresh_from_db()
    assert item.visibility == "space"
