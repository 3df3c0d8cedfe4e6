"""What the invented people tell fits what real people can tell, and tells of nobody."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pytest
from django.utils.choices import flatten_choices

from kith.capabilities.items.steps import Ask
from kith.capabilities.lineage.models import Link
from kith.capabilities.versions.models import Contributor
from kith.domains.library.frameworks import FRAMEWORKS
from kith.domains.library.kinds import KINDS
from kith.domains.library.models import Trial
from kith.domains.library.models.collected import LONGEST_WORDS
from kith.domains.library.trying import ASKS
from kith.doors.demo.content import Someone, everyone, library, spaces
from kith.foundation.profiles.models import Audience, Field
from kith.lib.identifiers import identifiers

BY_KEY = {entry["key"]: entry for entry in library()}
each_entry = pytest.mark.parametrize("entry", library(), ids=lambda entry: entry["key"])


@pytest.mark.parametrize("one", everyone(), ids=lambda one: one.key)
def test_each_field_is_told_to_one_audience(one: Someone) -> None:
    """The form of a profile asks once per field who sees it."""
    audiences: dict[str, set[str]] = defaultdict(set)
    for entry in one.entries:
        audiences[entry["field"]].add(entry["audience"])
    assert set(audiences) <= set(Field.values)
    assert all(len(chosen) == 1 and chosen <= set(Audience.values) for chosen in audiences.values())


@each_entry
def test_an_entry_answers_what_is_asked(entry: dict[str, Any]) -> None:
    """What grew out of another has its answers, but never words in another language than its own. A fact may be unknown."""
    asks = {ask.name: ask for ask in KINDS[entry["kind"]].asks}
    parent = BY_KEY[entry["grew"]["from"]] if "grew" in entry else entry
    needed = {name for name, ask in asks.items() if not ask.is_fact}
    assert set(entry["words"]) <= set(_all_words(entry)) <= set(asks)
    assert needed <= set(_all_words(entry))
    if parent["language"] != entry["language"]:
        assert {name for name, ask in asks.items() if ask.is_text} <= set(entry["words"])
    for words in (entry["words"], *(version["words"] for version in entry.get("renewed", ()))):
        assert all(_answers(said, asks[name]) for name, said in words.items())
        assert all(re.match(r"\d\. \S", line) for line in words.get("how", "").strip().splitlines())


def _all_words(entry: dict[str, Any]) -> dict[str, Any]:
    """With those that it has from what it grew out of."""
    inherited = _all_words(BY_KEY[entry["grew"]["from"]]) if "grew" in entry else {}
    return {**inherited, **entry["words"]}


def _answers(said: str | list[str], ask: Ask) -> bool:
    if ask.choices is None and ask.is_fact:
        return bool(said)
    if ask.choices is None:
        return isinstance(said, str) and len(said.strip()) > 30
    assert isinstance(said, list) is ask.many
    chosen = said if isinstance(said, list) else [said]
    return bool(chosen) and set(chosen) <= set(dict(flatten_choices(ask.choices())))


@each_entry
def test_what_grew_out_of_another_says_how(entry: dict[str, Any]) -> None:
    grew = entry.get("grew")
    if grew is None:
        return
    parent = BY_KEY[grew["from"]]
    assert parent["days_ago"] > entry["days_ago"]
    assert grew["sort"] in Link.Sort
    assert grew["core"] in Link.Core
    assert (grew["sort"] == "translates") <= (parent["language"] != entry["language"])
    assert "licence" not in entry["words"]


@each_entry
def test_a_collection_gathers_what_was_there_before(entry: dict[str, Any]) -> None:
    gathered = entry.get("gathers", ())
    assert bool(gathered) is (entry["kind"] == "collection")
    for one in gathered:
        assert BY_KEY[one["entry"]]["days_ago"] > entry["days_ago"]
        assert 0 < len(one["words"]) <= LONGEST_WORDS


@each_entry
def test_those_who_write_in_the_library_may_write_there(entry: dict[str, Any]) -> None:
    space = next(text["space"] for text in spaces() if text["space"]["slug"] == entry["space"])
    writers = {*space["hosts"], *space["members"]}
    assert {entry["author"], *(version["author"] for version in entry.get("renewed", ()))} <= writers
    named = entry.get("named", ())
    assert {one["role"] for one in named} <= set(Contributor.Role)
    said = {one["author"] for one in entry.get("post", ())} | {one["member"] for one in named}
    assert said <= writers | set(space["guests"])


@each_entry
def test_what_is_said_about_an_entry_is_said_in_its_order(entry: dict[str, Any]) -> None:
    posts = entry.get("post", ())
    days = [entry["days_ago"], *(post["days_ago"] for post in posts)]
    assert days == sorted(days, reverse=True)
    settings = {
        code for ask in ASKS if ask.name == "setting" and ask.choices for code, _words in ask.choices()
    }
    for number, post in enumerate(posts, start=2):
        if "happened" in post:
            assert post["setting"] in settings
            assert post["again"] in Trial.Again
            assert set(post) <= {"author", "days_ago", *(ask.name for ask in ASKS)}
        elif "framework" in post:
            _is_answered(post, sources=len(entry.get("source", ())))
        else:
            assert 1 < post.get("reply_to", 2) <= number
            assert post["body"].strip()


def _is_answered(post: dict[str, Any], *, sources: int) -> None:
    """An appraisal answers what its framework asks, and cites what its entry stands on."""
    framework = FRAMEWORKS[post["framework"]]
    answers = {ask.name: dict(ask.choices()) for ask in framework.criteria if ask.choices}
    assert all(answer in answers[name] for name, answer in post.get("answers", {}).items())
    assert post["conclusion"] in {each.code for each in framework.scale}
    assert set(post.get("studies", ())) <= set(range(1, sources + 1))
    assert len(post["why"].strip()) > 80
    assert set(post) <= {"author", "days_ago", "framework", "conclusion", "answers", "studies", "why"}


@each_entry
def test_nobody_can_be_known_from_an_entry(entry: dict[str, Any]) -> None:
    """Nothing that our own aid would notice, and no name of anyone, not even of those who write it."""
    told = "\n".join(_told(entry))
    assert identifiers(told) == []
    names = {part for one in everyone() for part in one.name.split() if len(part) > 2}
    assert not names & set(re.findall(r"[\w-]+", told))


def _told(entry: dict[str, Any]) -> Iterator[str]:
    """All that is told, but for facts about what others published, and what colleagues say to one another below it."""
    yield entry["title"]
    facts = {ask.name for ask in KINDS[entry["kind"]].asks if ask.is_fact}
    for text in (entry, *entry.get("renewed", ())):
        words = {name: said for name, said in text["words"].items() if name not in facts}
        yield from (said for said in words.values() if isinstance(said, str))
        yield text.get("why", "")
    yield entry.get("grew", {}).get("changed", "")
    yield from (one["words"] for one in entry.get("gathers", ()))
    for post in entry.get("post", ()):
        yield from (post.get(name, "") for name in (*(ask.name for ask in ASKS), "why"))
