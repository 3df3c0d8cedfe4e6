"""Who changed what in something that several write, and what counts as a change."""

import pytest

from kith.capabilities.items.models import Item
from kith.capabilities.versions.actions.drafting import draft
from kith.capabilities.versions.actions.publishing import publish
from kith.capabilities.versions.models import Contributor, Version
from tests.cast import Cast
from tests.entries import ANSWERS, add_file, fill, text_of, written


@pytest.fixture
def version(cast: Cast) -> Version:
    """Written by Maria and, in part, by Noor."""
    begun = written(cast.client("maria"))
    Contributor.objects.create(item=begun.item, member=cast.place("noor", cast.commons), state="agreed")
    fill(cast.client("noor"), begun, "care", watch="Ask twice.", licence="CC-BY-4.0")
    begun.refresh_from_db()
    return begun


def _published(cast: Cast, version: Version) -> Item:
    version.refresh_from_db()
    return publish(version, by=cast.place("maria", cast.commons), why="We learned").item


def _page(cast: Cast, item: Item, number: int, who: str | None = None) -> str:
    return text_of(cast.client(who), f"/items/{item.pk}/versions/{number}/")


def test_a_first_version_says_who_wrote_which_part(cast: Cast, version: Version) -> None:
    item = _published(cast, version)
    parts = _page(cast, item, 1).partition('id="parts"')[2].partition("</section>")[0]
    maria, noor = parts.split("Noor")
    assert "Maria Delgado" in maria
    assert "Steps" in maria
    assert "Steps" not in noor
    assert "What to watch for" in noor
    history = text_of(cast.client(None), f"/items/{item.pk}/versions/")
    assert "Maria Delgado, Noor" in history


def test_each_change_says_whose_it_is(cast: Cast, version: Version) -> None:
    item = _published(cast, version)
    second = draft(item, by=cast.place("maria", cast.commons))
    noor = cast.client("noor")
    fill(noor, second, "what", **ANSWERS["what"] | {"title": "Tea, then talk"})
    add_file(noor, second, "guide.pdf")
    _published(cast, second)
    page = _page(cast, item, 2)
    for label in ("Title", "Files"):
        assert f'<summary>{label} <span class="quiet">· Noor</span></summary>' in page
    assert "<ins>guide.pdf" in page
    assert "Tea<del> before</del><ins>, then</ins> talk" in page


def test_another_order_of_what_was_chosen_is_no_change(cast: Cast, version: Version) -> None:
    item = _published(cast, version)
    second = draft(item, by=cast.place("maria", cast.commons))
    fill(cast.client("maria"), second, "what", **ANSWERS["what"] | {"purposes": ["hope", "meeting"]})
    _published(cast, second)
    assert "What it is good for</summary>" not in _page(cast, item, 2)


def test_who_wants_to_be_named_no_more_is_named_in_no_version(cast: Cast, version: Version) -> None:
    item = _published(cast, version)
    Contributor.objects.filter(member=cast.place("noor", cast.commons)).update(state="declined")
    assert "Noor" not in _page(cast, item, 1)
    assert "Noor" not in text_of(cast.client(None), f"/items/{item.pk}/versions/")
