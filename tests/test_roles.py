"""Roles × actions: every permission there is, and who of six people has it."""

import pytest

from kith.capabilities.conversations.actions import writing
from kith.capabilities.conversations.models import Post
from kith.capabilities.moderation.actions.appealing import appeal
from kith.capabilities.moderation.models import Case
from kith.domains.talk.actions import open_topic
from kith.domains.talk.kinds import QUESTION
from kith.foundation.permissions.tables import may, permissions
from kith.foundation.spaces.actions.belonging import give_role, remove
from tests.cast import Cast
from tests.moderating import decided, told

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
        "space.desk": "host",
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
    # Cases that the guest told: about the answer, on the desk of the hosts; and one on that of the stewards.
    "about_answer": {"report.make": "host author guest outsider"},
    "case": {"case.see": "host", "case.handle": "host"},
    "case_of_stewards": {"case.see": "", "case.handle": ""},
    "decision": {"decision.undo": "host", "decision.appeal": "member"},
    "appeal": {"appeal.answer": ""},  # its only host decided; it lies with the stewards
    "site": {
        "steward.tags": "",
        "steward.crisis": "",
        "site.desk": "",
    },  # nobody by their role in a space; see the test of stewards
}


@pytest.fixture
def things(cast: Cast) -> dict[str, object]:
    item = open_topic(QUESTION, by=cast.place("maria", cast.commons), title="How?", source="Hello")
    answer = writing.reply(item, author=cast.place("noor", cast.commons), source="Like this")
    taken = writing.reply(item, author=cast.place("maria", cast.commons), source="No")
    writing.take_back(taken, by=cast["maria"])
    things = {"site": None, "space": cast.commons, "item": item, "answer": answer, "taken_back": taken}
    return things | _moderated(cast, answer)


def _moderated(cast: Cast, answer: Post) -> dict[str, object]:
    case = told(cast, Case(post=answer), by="dana").case
    of_stewards = told(cast, Case(post=answer), by="sam", only_stewards=True).case
    decision = decided(cast, case, "note", goes_on=True)
    asked = appeal(decided(cast, case, "note", goes_on=True), words="Please look")
    names = ("case", "case_of_stewards", "decision", "appeal", "about_answer")
    return dict(zip(names, (case, of_stewards, decision, asked, Case(post=answer)), strict=True))


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


def test_stewards_have_their_desk_and_no_more_than_that(cast: Cast, things: dict[str, object]) -> None:
    ruth = cast["ruth"]
    has = {
        "case_of_stewards": ["case.see", "case.handle"],
        "appeal": ["appeal.answer"],
        "site": ["site.desk"],
    }
    for thing, names in has.items():
        assert all(may(ruth, name, things[thing]) for name in names), thing
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
