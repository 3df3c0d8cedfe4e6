"""Roles × actions: who of six people has each permission that there is."""

from typing import Any

import pytest

from kith.capabilities.conversations.actions import hosting, writing
from kith.capabilities.conversations.models import Post
from kith.capabilities.items.models import Item
from kith.capabilities.moderation.actions.appealing import appeal
from kith.capabilities.moderation.actions.unsealing import ask
from kith.capabilities.moderation.models import Case
from kith.capabilities.rooms.actions.opening import open_room
from kith.capabilities.rooms.models import Room
from kith.domains.gatherings.queries.gatherings import reach_gathering
from kith.domains.talk.actions import open_topic
from kith.domains.talk.kinds import QUESTION
from kith.foundation.people.actions import make_steward
from kith.foundation.people.models import Person
from kith.foundation.permissions.tables import may, permissions
from kith.foundation.spaces.actions import opening
from kith.foundation.spaces.actions.belonging import give_role, remove
from kith.foundation.spaces.models import Space
from tests.cast import Cast
from tests.contracts.makers import MAKERS
from tests.masked import allow_masks, said_masked
from tests.moderating import decided, told
from tests.role_table import CHANGES, PEOPLE, TABLE


@pytest.fixture
def things(cast: Cast) -> dict[str, Any]:
    allow_masks(cast.commons)
    item = open_topic(QUESTION, by=cast.place("maria", cast.commons), title="How?", source="Hello")
    answer = writing.reply(item, author=cast.place("noor", cast.commons), source="Like this")
    taken = writing.reply(item, author=cast.place("maria", cast.commons), source="No")
    removed = writing.reply(item, author=cast.place("noor", cast.commons), source="Soup")
    writing.take_back(taken, by=cast["maria"])
    writing.remove(removed, by=cast["tomasz"])
    posts = {"answer": answer, "taken_back": taken, "removed": removed}
    entry = MAKERS["practice"](cast.place("maria", cast.commons))
    gathering = MAKERS["gathering"](cast.place("maria", cast.commons))
    course = MAKERS["course"](cast.place("maria", cast.commons))
    circle = MAKERS["circle"](cast.place("maria", cast.commons))
    room = open_room(item, by=cast["tomasz"])
    written = {
        "item": item,
        "entry": entry,
        "gathering": gathering,
        "course": course,
        "circle": circle,
        "room": room,
    }
    return {"site": None, "space": cast.commons} | written | posts | _moderated(cast, answer)


def _moderated(cast: Cast, answer: Post) -> dict[str, object]:
    case = told(cast, Case(post=answer), by="dana").case
    of_stewards = told(cast, Case(post=answer), by="sam", only_stewards=True).case
    decision = decided(cast, case, "note", goes_on=True)
    asked = appeal(decided(cast, case, "note", goes_on=True), words="Please look")
    names = ("case", "case_of_stewards", "decision", "appeal", "about_answer")
    return dict(zip(names, (case, of_stewards, decision, asked, Case(post=answer)), strict=True)) | _sealed(
        cast
    )


def _sealed(cast: Cast) -> dict[str, object]:
    make_steward(cast["anneke"])
    case = told(cast, Case(post=said_masked(cast, "kestrel")), by="sam", only_stewards=True).case
    return {"about_mask": case, "unsealing": ask(case, reason="Danger.", by=cast["anneke"])}


def _make_so(what: str, cast: Cast, things: dict[str, Any]) -> None:
    host = cast["tomasz"]
    if what == "locked":
        hosting.lock(things["item"], by=host)
    elif what == "closed":
        hosting.close(things["item"], by=host)
    elif what == "archived":
        opening.archive(cast.commons, by=host)
    elif what == "not agreed":
        opening.write_guidelines(cast.commons, source="- New words.", by=host)
    elif what == "hidden":
        opening.change(cast.commons, by=host, visibility="hidden", joining="request")
    else:
        for name in ("maria", "noor"):
            remove(cast.place(name, cast.commons), by=host)


def _reached(person: Person | None, thing: Any) -> Any:
    """The thing as a request reaches it; None where it is not there for this person."""
    if isinstance(thing, Case) and thing.pk is None:  # about a post, not told yet
        return thing if _reached(person, thing.post) else None
    if isinstance(thing, Item) and thing.kind == "gathering":
        seen = Item.objects.visible_to(person).filter(pk=thing.pk).exists()
        return reach_gathering(person, thing.pk) if seen else None
    if isinstance(thing, (Space, Item, Post, Room)):
        return type(thing).objects.visible_to(person).filter(pk=thing.pk).first()
    return thing


def _who(cast: Cast, name: str, thing: Any) -> set[str]:
    """Reach before rule: those who see the thing, and then may."""
    people = {role: cast[who] if who else None for role, who in PEOPLE.items()}
    if thing is None:
        return {role for role, person in people.items() if may(person, name, None)}
    there = {role: _reached(person, thing) for role, person in people.items()}
    return {role for role, found in there.items() if found is not None and may(people[role], name, found)}


def test_the_table_knows_every_permission() -> None:
    assert {permission.name for permission in permissions()} == {
        name for rows in TABLE.values() for name in rows
    }


@pytest.mark.parametrize("thing", TABLE)
def test_each_has_exactly_what_the_table_says(cast: Cast, things: dict[str, Any], thing: str) -> None:
    for name, expected in TABLE[thing].items():
        assert _who(cast, name, things[thing]) == set(expected.split()), name


@pytest.mark.parametrize("what", CHANGES)
def test_when_something_is_so_exactly_what_is_named_changes(
    cast: Cast, things: dict[str, Any], what: str
) -> None:
    _make_so(what, cast, things)
    for thing, rows in TABLE.items():
        for name, usual in rows.items():
            expected = set(CHANGES[what].get(name, usual).split())
            assert _who(cast, name, things[thing]) == expected, (thing, name)


def test_what_changes_is_in_the_table() -> None:
    for rows in CHANGES.values():
        assert rows.keys() <= {name for usual in TABLE.values() for name in usual}


OWN = {"item.revise": "item", "item.close": "item", "thread.reopen": "item", "post.edit": "answer"}


@pytest.mark.parametrize("name", OWN)
def test_who_was_removed_changes_nothing_there_any_more(
    cast: Cast, things: dict[str, Any], name: str
) -> None:
    author = "maria" if OWN[name] == "item" else "noor"
    assert may(cast[author], name, things[OWN[name]])
    remove(cast.place(author, cast.commons), by=cast["tomasz"])
    assert not may(cast[author], name, things[OWN[name]])
    assert may(cast[author], "post.take_back", things["answer"]) is (author == "noor")


def test_stewards_have_their_desk_and_no_more_than_that(cast: Cast, things: dict[str, object]) -> None:
    ruth = cast["ruth"]
    has = {
        "case_of_stewards": ["case.see", "case.handle"],
        "appeal": ["appeal.answer"],
        "about_mask": ["seal.ask"],
        "unsealing": ["seal.see", "seal.answer"],
        "site": ["site.desk", *(name for name in TABLE["site"] if name.startswith("steward."))],
    }
    for thing, names in has.items():
        assert all(may(ruth, name, things[thing]) for name in names), thing
    assert not may(cast["anneke"], "seal.answer", things["unsealing"]), "it takes two"
    assert not may(ruth, "seal.ask", things["case_of_stewards"]), "it is about no made name"
    assert not may(ruth, "case.see", things["case"])
    assert not may(ruth, "space.desk", cast.commons)


def test_nobody_looks_after_what_is_about_them_or_what_they_told(
    cast: Cast, things: dict[str, object]
) -> None:
    for name in ("noor", "dana"):
        give_role(cast.place(name, cast.commons), role="host", by=cast["tomasz"])
        assert not may(cast[name], "case.see", things["case"]), name
    give_role(cast.place("maria", cast.commons), role="host", by=cast["tomasz"])
    assert may(cast["maria"], "case.handle", things["case"])
