"""What feed readers and search engines learn of the library: only what is public, and nobody who did not agree."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from defusedxml.ElementTree import fromstring
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kith.capabilities.items.models import Item
from kith.capabilities.lineage.actions import tie
from kith.capabilities.versions.actions.drafting import draft, keep
from kith.capabilities.versions.actions.naming import answer_naming, ask_to_name
from kith.capabilities.versions.actions.publishing import publish
from kith.domains.library.schema import steps_in
from kith.foundation.spaces.actions.boundaries import keep_away
from tests.cast import Cast
from tests.contracts.makers import MAKERS
from tests.entries import add_file, photo

ATOM = "{http://www.w3.org/2005/Atom}"
Deliver = Callable[[], None]


def _feed(cast: Cast, query: str = "", *, who: str | None = None) -> Any:
    answer = cast.client(who).get(f"/feeds/library/{query}")
    assert answer["Content-Type"].startswith("application/atom+xml")
    return fromstring(answer.content)


def _titles(feed: Any) -> list[str]:
    return [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")]


def _schema(cast: Cast, item: Item) -> dict[str, Any]:
    page = cast.client(None).get(item.get_absolute_url()).content.decode()
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    return dict(json.loads(found[1]))


@pytest.fixture
def tea(cast: Cast, deliver: Deliver) -> Item:
    maria = cast.place("maria", cast.commons)
    item = MAKERS["practice"](maria, title="Tea first")
    words = {"how": "1. 2 cups on the table\n   and a kettle\n2. Sit down", "purposes": "hope"}
    publish(keep(draft(item, by=maria), words=words, seen=1, by=maria), by=maria, why="More of it")
    MAKERS["insight"](maria, title="Listen longer", content_note="grief", source="So much loss")
    MAKERS["practice"](maria, title="For members", visibility="network")
    MAKERS["practice"](cast.place("maria", cast.circle), title="Blanket")
    deliver()
    return item


def test_the_feed_of_what_someone_looks_for_holds_to_their_words(cast: Cast, tea: Item) -> None:
    assert _titles(_feed(cast, "?q=tea")) == ["Tea first"]
    assert _titles(_feed(cast, "?q=blanket")) == []
    assert _titles(_feed(cast, "?q=first&kind=insight")) == []


def test_the_feed_has_what_anyone_may_read_the_newest_first(cast: Cast, tea: Item) -> None:
    feed = _feed(cast)
    assert _titles(feed) == ["Listen longer", "Tea first"]
    assert [entry.findtext(f".//{ATOM}name") for entry in feed.iter(f"{ATOM}entry")] == ["Maria Delgado"] * 2
    assert [entry.findtext(f"{ATOM}summary") for entry in feed.iter(f"{ATOM}entry")] == ["grief", "Hello all"]


def test_the_feed_holds_what_is_looked_for_and_the_page_leads_to_it(cast: Cast, tea: Item) -> None:
    assert _titles(_feed(cast, "?purpose=hope")) == ["Tea first"]
    assert _titles(_feed(cast, "?kind=insight")) == ["Listen longer"]
    page = cast.client(None).get("/library/?purpose=hope").content.decode()
    assert 'type="application/atom+xml"' in page
    assert 'href="/feeds/library/?purpose=hope"' in page


def test_what_a_feed_tells_keeps_its_name_when_its_title_changes(cast: Cast, tea: Item) -> None:
    def names() -> set[str]:
        return {str(entry.findtext(f"{ATOM}id")) for entry in _feed(cast).iter(f"{ATOM}entry")}

    before, maria = names(), cast.place("maria", cast.commons)
    publish(
        keep(draft(tea, by=maria), words={}, title="Cocoa first", seen=1, by=maria), by=maria, why="Sweeter"
    )
    assert "Cocoa first" in _titles(_feed(cast))
    assert names() == before
    assert f"{settings.SITE_URL}/items/{tea.pk}/" in before


def test_the_feed_names_nobody_who_does_not_agree_and_nobody_who_is_kept_away(cast: Cast, tea: Item) -> None:
    for author in tea.contributors.all():
        answer_naming(author, agrees=False)
    first = next(entry for entry in _feed(cast, "?purpose=hope").iter(f"{ATOM}entry"))
    assert first.find(f"{ATOM}author") is None
    keep_away(cast["maria"], by=cast["noor"], sort="mute")
    assert _titles(_feed(cast, who="noor")) == []


def test_more_in_the_feed_costs_no_more_queries(cast: Cast, tea: Item, deliver: Deliver) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as heard:
            _feed(cast)
        return len(heard)

    _feed(cast)
    before = cost()
    for number in range(4):
        MAKERS["practice"](cast.place("noor", cast.commons), title=f"Another {number}")
    deliver()
    assert cost() == before <= 4


def test_search_engines_learn_what_it_is(cast: Cast, tea: Item) -> None:
    data = _schema(cast, tea)
    assert data["@type"] == ["LearningResource", "HowTo"]
    assert [step["text"] for step in data["step"]] == ["2 cups on the table and a kettle", "Sit down"]
    assert data["inLanguage"] == "en"
    assert data["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert data["author"] == [{"@type": "Person", "name": "Maria Delgado"}]
    assert data["dateModified"] > data["datePublished"]
    assert data["version"] == "2"


def test_what_has_no_steps_is_no_how_to_and_is_not_quoted_without_its_note(cast: Cast, tea: Item) -> None:
    data = _schema(cast, Item.objects.get(title="Listen longer"))
    assert data["@type"] == "LearningResource"
    assert "step" not in data
    assert data["abstract"] == "grief"


def test_search_engines_learn_who_helped_once_they_agree(cast: Cast, tea: Item) -> None:
    asked = ask_to_name(tea, member=cast.place("noor", cast.commons), role="experience", by=cast["maria"])
    assert "contributor" not in _schema(cast, tea)
    answer_naming(asked, agrees=True)
    assert _schema(cast, tea)["contributor"] == [{"@type": "Person", "name": "Noor"}]


def test_search_engines_learn_where_it_comes_from_if_anyone_may_see_that(cast: Cast, tea: Item) -> None:
    sam = cast.place("sam", cast.commons)
    adapted, translated = (MAKERS["practice"](sam, title=title) for title in ("Coffee first", "Té primero"))
    hidden = Item.objects.get(title="For members")
    tie(adapted, to=tea, sort="adapts")
    tie(adapted, to=hidden, sort="adapts")
    tie(translated, to=tea, sort="translates")
    address = _schema(cast, tea)["url"]
    assert _schema(cast, adapted)["isBasedOn"] == [address]
    assert _schema(cast, translated)["translationOfWork"] == [address]
    assert "isBasedOn" not in _schema(cast, tea)


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("", []),
        ("Sit\n\nBreathe", ["Sit", "Breathe"]),
        ("- Sit\n* Breathe\n+ Go", ["Sit", "Breathe", "Go"]),
        ("1. 30 minutes of quiet\n2) Go", ["30 minutes of quiet", "Go"]),
        ("- Sit\n  and wait\n- Go", ["Sit and wait", "Go"]),
        ("Three of us", ["Three of us"]),
    ],
)
def test_steps_are_those_that_someone_wrote(text: str, steps: list[str]) -> None:
    assert steps_in(text) == steps


@pytest.mark.parametrize("kind", ["practice", "collection"])
def test_search_engines_learn_which_files_go_with_it(cast: Cast, kind: str) -> None:
    maria, place = cast.client("maria"), cast.place("maria", cast.commons)
    item = MAKERS[kind](place)
    assert "associatedMedia" not in _schema(cast, item)
    begun = draft(item, by=place)
    add_file(maria, begun)
    add_file(maria, begun, "cup.jpg", photo())
    assert "associatedMedia" not in _schema(cast, item)
    publish(begun, by=place, why="With files")
    guide, cup = _schema(cast, item)["associatedMedia"]
    assert (guide["@type"], guide["name"], guide["encodingFormat"]) == (
        "MediaObject",
        "guide.pdf",
        "application/pdf",
    )
    assert (cup["@type"], cup["name"]) == ("ImageObject", "cup.jpg")
    for told in (guide, cup):
        address = told["contentUrl"].removeprefix(settings.SITE_URL)
        assert cast.client(None).get(address).status_code == 200
