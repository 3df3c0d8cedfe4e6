"""What a card in a list says of who wrote last."""

from collections.abc import Callable, Sequence

import pytest

from kith.capabilities.conversations.actions import writing
from kith.capabilities.items.models import Item
from kith.domains.talk.actions import open_topic
from kith.domains.talk.kinds import DISCUSSION
from kith.foundation.spaces.actions.boundaries import keep_away
from tests.cast import Cast
from tests.contracts.makers import MAKERS

LISTS = ("/", "/spaces/commons/", "/tags/snow/")
LIBRARY = ("/library/", "/library/?q=roads")


@pytest.fixture
def item(cast: Cast) -> Item:
    """A conversation of Maria, in which Sam spoke last."""
    item = open_topic(
        DISCUSSION, by=cast.place("maria", cast.commons), title="Roads", source="How are they?", tags=["snow"]
    )
    writing.reply(item, author=cast.place("sam", cast.commons), source="White.")
    return item


def _says_who(cast: Cast, who: str | None, lists: Sequence[str] = LISTS) -> list[bool]:
    pages = [cast.client(who).get(address).content.decode() for address in lists]
    assert all("Roads" in page for page in pages)
    return ["last reply by Sam Rivera" in page for page in pages]


def test_it_names_who_wrote_last(cast: Cast, item: Item) -> None:
    for who in ("noor", None):
        assert _says_who(cast, who) == [True] * len(LISTS)


def test_it_names_nobody_whom_its_reader_does_not_see(cast: Cast, item: Item) -> None:
    keep_away(cast["sam"], by=cast["noor"], sort="mute")
    assert not any(_says_who(cast, "noor"))
    keep_away(cast["anneke"], by=cast["sam"], sort="block")
    assert not any(_says_who(cast, "anneke")), "a block holds for both"
    keep_away(cast["sam"], by=cast["tomasz"], sort="mute")
    assert all(_says_who(cast, "tomasz")), "nobody hides from a host"


def test_nor_does_the_library_in_whatever_order(cast: Cast, deliver: Callable[[], None]) -> None:
    item = MAKERS["practice"](cast.place("maria", cast.commons), title="Roads")
    writing.reply(item, author=cast.place("sam", cast.commons), source="White.")
    deliver()
    assert _says_who(cast, "noor", LIBRARY) == [True, True]
    keep_away(cast["sam"], by=cast["noor"], sort="mute")
    assert _says_who(cast, "noor", LIBRARY) == [False, False]
