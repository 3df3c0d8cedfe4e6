"""What happened is never changed: asked in raw SQL, as the application is connected."""

from typing import Any

import pytest
from django.db import Error, IntegrityError, connection, transaction

from kith.capabilities.tags.actions import rename, tag
from kith.doors.leaving.actions import disown
from kith.foundation.activity.forgetting import take_name_off
from kith.foundation.activity.models import Event
from kith.foundation.profiles.actions import close_account
from tests.cast import Cast
from tests.moderating import said

REFUSED = [
    "UPDATE activity_event SET type = 'soup'",
    "UPDATE activity_event SET facts = '{}'",
    "UPDATE activity_event SET at = now()",
    "UPDATE activity_event SET actor_id = NULL WHERE actor_id IS NOT NULL",
    "UPDATE activity_event SET actor_id = (SELECT min(id) FROM people_person)",
    "DELETE FROM activity_event",
    "TRUNCATE activity_event CASCADE",
    "SELECT set_config('kith.keeping', 'yes', true); DELETE FROM activity_event",
]
TIES_STAY = [
    "UPDATE spaces_spacetrace SET space_id = (SELECT max(id) FROM spaces_space)",
    "DELETE FROM spaces_spacetrace",
    "UPDATE items_itemtrace SET item_id = item_id + 1",
    "UPDATE conversations_posttrace SET post_id = post_id + 1",
    "DELETE FROM conversations_posttrace",
    "UPDATE tags_tagtrace SET tag_id = tag_id + 1",
]


def _rows() -> list[Any]:
    return list(Event.objects.order_by("pk").values_list("pk", "type", "at", "facts", "actor"))


@pytest.mark.parametrize("statement", REFUSED)
def test_no_statement_changes_or_removes_one(cast: Cast, statement: str) -> None:
    said(cast)
    before = _rows()
    with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert _rows() == before


@pytest.mark.parametrize("statement", TIES_STAY)
def test_no_statement_says_that_something_happened_to_another_thing(cast: Cast, statement: str) -> None:
    post = said(cast)
    tag(post.item, words=["rest"], by=post.author)
    rename(post.item.tags.get(), words="sleep", by=cast["ruth"])
    with (
        pytest.raises(IntegrityError, match="never changed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE activity_event SET actor_id = NULL, type = 'soup'",
        "UPDATE activity_event SET actor_id = NULL, facts = '{}'",
        "UPDATE activity_event SET actor_id = NULL, at = '2020-01-01'",
    ],
)
def test_while_a_name_is_taken_off_nothing_else_can_go(cast: Cast, statement: str) -> None:
    said(cast)
    before, me = _rows(), cast["maria"].pk
    with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SELECT set_config('kith.forgetting', '{me:d}', true); {statement}")
    assert _rows() == before


def test_one_persons_name_goes_and_no_others(cast: Cast) -> None:
    said(cast)
    before = _rows()
    take_name_off(Event.objects.all(), of=cast["maria"])
    mine = cast["maria"].pk
    assert _rows() == [(*row[:-1], None if row[-1] == mine else row[-1]) for row in before]
    assert before != _rows()
    with pytest.raises(Error), transaction.atomic():
        Event.objects.filter(actor=cast["tomasz"]).update(actor=None)


def test_a_disowned_post_leads_to_nobody_and_what_happened_stays(cast: Cast) -> None:
    post = said(cast)
    posted = Event.objects.filter(post_trace__post=post).latest("pk")
    disown(post, by=cast["maria"])
    posted.refresh_from_db()
    assert posted.actor is None


def test_events_hold_no_name_of_anyone_so_a_closed_account_leaves_none(cast: Cast) -> None:
    names = [person.name for person in cast.people.values()] + ["Kestrel"]
    held = " ".join(str(facts) for facts in Event.objects.values_list("facts", flat=True))
    assert not [name for name in names if name in held]
    before = _rows()
    close_account(cast["maria"])
    assert _rows()[: len(before)] == before
    assert Event.objects.filter(actor=cast["maria"]).first().actor.name == "Former member"  # type: ignore[union-attr]
