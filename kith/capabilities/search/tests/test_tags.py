"""Search follows what happens to tags, told by nothing but the newest event."""

import pytest

from kith.capabilities.items.models import Item
from kith.capabilities.search import index
from kith.capabilities.search.queries import search
from kith.capabilities.tags.actions import add_synonym, merge, named, rename, tag
from kith.capabilities.tags.models import Tag
from kith.domains.talk.actions import open_topic
from kith.domains.talk.kinds import QUESTION
from kith.foundation.activity.jobs import hand_over
from kith.foundation.activity.models import Event
from kith.lib.search_syntax import parse
from tests.cast import Cast


def _open(cast: Cast, *tags: str) -> Item:
    place = cast.place("maria", cast.commons)
    item = open_topic(QUESTION, by=place, title="Who comes on Friday?", source="Tell me.", tags=tags)
    _hear_the_newest()
    return item


def _hear_the_newest() -> None:
    hand_over(Event.objects.latest("pk").pk)


def _found(cast: Cast, text: str) -> set[Item]:
    return {entry.item for entry in search(parse(text), reader=cast["noor"], language="en").entries}


def test_a_renamed_tag_is_found_by_its_new_word_alone(cast: Cast) -> None:
    item = _open(cast, "rota")
    assert _found(cast, "rota") == {item}
    rename(Tag.objects.get(words="rota"), words="roster", by=cast["ruth"])
    _hear_the_newest()
    assert _found(cast, "roster") == {item}
    assert _found(cast, "rota") == set()
    assert _found(cast, "tag:rota") == {item}, "the old word still leads to the tag"


def test_what_carried_a_merged_tag_is_found_by_the_other(cast: Cast) -> None:
    one, both = _open(cast, "rota"), _open(cast, "rota", "roster")
    merge(Tag.objects.get(words="rota"), into=Tag.objects.get(words="roster"), by=cast["ruth"])
    _hear_the_newest()
    assert _found(cast, "roster") == {one, both}
    assert _found(cast, "rota") == set()


def test_a_tag_on_very_much_is_followed_in_batches(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    items = {_open(cast, "rota") for _item in range(5)}
    monkeypatch.setattr(index, "BATCH", 2)
    rename(Tag.objects.get(words="rota"), words="roster", by=cast["ruth"])
    _hear_the_newest()
    assert _found(cast, "roster") == items


def test_other_tags_on_an_item_are_found_at_once(cast: Cast) -> None:
    item = _open(cast, "rota")
    tag(item, words=["holiday"], by=cast.place("maria", cast.commons))
    _hear_the_newest()
    assert _found(cast, "holiday") == {item}
    assert _found(cast, "rota") == set()


def test_each_change_of_tags_is_one_event_and_no_change_is_none(cast: Cast) -> None:
    item, place = _open(cast, "rota"), cast.place("maria", cast.commons)
    before = Event.objects.count()
    tag(item, words=["Rota"], by=place)
    assert Event.objects.count() == before
    tag(item, words=["rota", "friday"], by=place)
    changed = Event.objects.latest("pk")
    assert (Event.objects.count(), changed.type, changed.actor) == (before + 1, "item.tagged", cast["maria"])
    assert changed.facts == {}
    for _twice in range(2):
        add_synonym(named(["rota"])[0], words="shifts", by=cast["ruth"])
    added = Event.objects.latest("pk")
    assert (Event.objects.count(), added.type, added.actor) == (before + 2, "tag.synonym", cast["ruth"])
    assert added.tag_trace.tag.words == "rota"
