"""Roles × actions: every permission there is, and who of six people has it."""

import pytest

from kith.capabilities.conversations.actions import writing
from kith.domains.talk.actions import open_topic
from kith.domains.talk.kinds import QUESTION
from kith.foundation.permissions.tables import may, permissions
from kith.foundation.spaces.actions.belonging import remove
from tests.cast import Cast

PEOPLE = {
    "host": "tomasz",
    "author": "maria",
    "member": "noor",
    "guest": "dana",
    "outsider": "eleni",
    "visitor": None,
}

# The thing is the space, Maria's question, Noor's answer to it, or Maria's opening post that she took back.
TABLE = {
    "space": {
        "space.open": "host author member guest outsider",
        "space.join": "outsider",
        "space.leave": "author member guest",  # the only host stays
        "space.agree": "host author member guest",
        "space.name": "host author member guest",
        "space.members": "host author member guest",
        "space.log": "host author member guest",
        "space.ties": "host author member guest",
        "space.keep_away": "host author member guest outsider",
        "space.hear": "host author member guest",
        "space.guidelines": "host",
        "space.invite": "host",
        "space.admit": "host",
        "space.roles": "host",
        "space.remove": "host",
        "space.change": "host",
        "space.archive": "host",
        "talk.open": "host author member",
    },
    "item": {
        "item.revise": "host author",
        "item.close": "host author",
        "item.remove": "host",
        "item.pin": "host",
        "item.lock": "host",
        "item.move": "host",
        "item.follow": "host author member guest outsider",
        "post.reply": "host author member guest",
        "thread.split": "host",
        "thread.merge": "host",
    },
    "answer": {
        "post.edit": "member",
        "post.take_back": "member",
        "post.disown": "member",
        "post.remove": "host",
        "post.thank": "host author guest",
        "answer.accept": "host author",
    },
    "taken_back": {"post.restore": "author"},
    "site": {"steward.tags": ""},  # nobody by their role in a space; see the test of stewards
}


@pytest.fixture
def things(cast: Cast) -> dict[str, object]:
    item = open_topic(QUESTION, by=cast.place("maria", cast.commons), title="How?", source="Hello")
    answer = writing.reply(item, author=cast.place("noor", cast.commons), source="Like this")
    taken = writing.reply(item, author=cast.place("maria", cast.commons), source="No")
    writing.take_back(taken, by=cast["maria"])
    return {"site": None, "space": cast.commons, "item": item, "answer": answer, "taken_back": taken}


def test_the_table_knows_every_permission() -> None:
    assert {permission.name for permission in permissions()} == {
        name for rows in TABLE.values() for name in rows
    }


@pytest.mark.parametrize("thing", TABLE)
def test_each_has_exactly_what_the_table_says(cast: Cast, things: dict[str, object], thing: str) -> None:
    for name, expected in TABLE[thing].items():
        has = {role for role, who in PEOPLE.items() if may(cast[who] if who else None, name, things[thing])}
        assert has == set(expected.split()), name


def test_an_archived_space_is_read_only(cast: Cast, things: dict[str, object]) -> None:
    cast.commons.state = "archived"
    cast.commons.save()
    for name in ("talk.open", "space.invite", "space.guidelines"):
        assert not may(cast["tomasz"], name, cast.commons), name
    assert may(cast["tomasz"], "space.archive", cast.commons)


OWN = {"item.revise": "item", "item.close": "item", "post.edit": "answer"}


@pytest.mark.parametrize("name", OWN)
def test_who_was_removed_changes_nothing_there_any_more(
    cast: Cast, things: dict[str, object], name: str
) -> None:
    author = "maria" if OWN[name] == "item" else "noor"
    assert may(cast[author], name, things[OWN[name]])
    remove(cast.place(author, cast.commons), by=cast["tomasz"])
    assert not may(cast[author], name, things[OWN[name]])
    assert may(cast[author], "post.take_back", things["answer"]) is (author == "noor")
