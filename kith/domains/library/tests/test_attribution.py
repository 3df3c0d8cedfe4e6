"""What grew out of something names it by its title, its names, its version and its licence; what was public then stays named."""

from pathlib import Path
from typing import Any

import pytest

from kith.capabilities.items.models import Item
from kith.capabilities.lineage.actions import say_what_changed, tie
from kith.capabilities.versions.actions.drafting import draft, keep
from kith.capabilities.versions.actions.naming import answer_naming
from kith.capabilities.versions.actions.publishing import publish
from kith.capabilities.versions.actions.retiring import retire
from kith.foundation.spaces.actions.boundaries import keep_away
from tests.cast import Cast
from tests.contracts.makers import MAKERS
from tests.entries import text_of

OWED = ("Tea first", "Version 1", "Maria Delgado", "CC BY 4.0")


@pytest.fixture
def child(cast: Cast, item: Item) -> Item:
    """What Noor adapted from what Maria wrote."""
    made = MAKERS["practice"](cast.place("noor", cast.commons), title="Coffee first", source="Hot words")
    tie(made, to=item, sort="adapts", version=1, changed="Stronger", core="kept")
    return made


def _page(cast: Cast, item: Item, who: str | None = None) -> str:
    page = text_of(cast.client(who), item.get_absolute_url())
    _before, _found, family = page.partition('id="family"')
    return family.partition("</section>")[0]


def _keep_among_few(item: Item) -> None:
    Item.objects.filter(pk=item.pk).update(visibility="space")


def test_the_page_of_an_adaptation_names_what_its_licence_asks_for(
    cast: Cast, item: Item, child: Item
) -> None:
    family = _page(cast, child)
    for words in (*OWED, item.get_absolute_url()):
        assert words in family, words


def test_what_was_public_then_stays_named_when_it_is_withdrawn(cast: Cast, item: Item, child: Item) -> None:
    retire(item, reason="It did harm", by=cast.place("maria", cast.commons))
    family = _page(cast, child)
    for words in (*OWED, "(withdrawn)"):
        assert words in family, words


def test_what_was_public_then_stays_named_when_it_is_for_few_and_leads_nowhere(
    cast: Cast, item: Item, child: Item, settings: Any, tmp_path: Path
) -> None:
    settings.DATA = tmp_path
    _keep_among_few(item)
    family = _page(cast, child)
    for words in (*OWED, "Stronger", "Anyone could read it then."):
        assert words in family, words
    assert f"/library/{item.pk}/" not in family
    assert f"/library/{item.pk}/" in _page(cast, child, "maria"), "who sees it is led there"
    book = cast.client(None).get(f"/library/{child.pk}/versions/1.epub")
    assert book.status_code == 200


def test_what_was_never_public_is_not_named_to_those_who_do_not_see_it(cast: Cast, child: Item) -> None:
    secret = MAKERS["practice"](cast.place("tomasz", cast.circle), title="Secret soup", visibility="space")
    tie(child, to=secret, sort="adapts", version=1, changed="No secret", core="kept")
    assert "Secret soup" in _page(cast, child, "maria")
    for who in ("noor", None):
        assert "ecret" not in _page(cast, child, who)


def test_a_version_that_came_when_it_was_for_few_is_not_told(cast: Cast, item: Item, child: Item) -> None:
    maria = cast.place("maria", cast.commons)
    _keep_among_few(item)
    item.refresh_from_db()
    second = keep(draft(item, by=maria), words={}, title="Among ourselves", seen=1, by=maria)
    publish(second, by=maria, why="For us")
    link = child.grew_from.get()
    say_what_changed(link, changed="Stronger", core="kept", version=2, seen=link.edition)
    family = _page(cast, child)
    assert ("Tea first" in family, "Version 1" in family) == (True, True)
    assert "Among ourselves" not in family


def test_who_takes_their_name_off_is_named_no_more(cast: Cast, item: Item, child: Item) -> None:
    answer_naming(item.contributors.get(), agrees=False)
    for _again in range(2):
        assert "Maria Delgado" not in _page(cast, child)
        _keep_among_few(item)


def test_who_keeps_away_from_its_author_meets_neither(cast: Cast, item: Item, child: Item) -> None:
    keep_away(cast["maria"], by=cast["sam"], sort="block")
    for _again in range(2):
        page = text_of(cast.client("sam"), child.get_absolute_url())
        assert not [words for words in ("Tea first", "Maria Delgado") if words in page]
        _keep_among_few(item)
