"""What a person has read. One statement each, safe against two tabs at once."""

from collections.abc import Mapping
from typing import Any

from django.db import connection

from kith.capabilities.items.models import Item, ReadState
from kith.foundation.people.models import Person

_SEEN = """
    INSERT INTO items_readstate (person_id, item_id, last_read, level, reason) VALUES (%s, %s, %s, %s, %s)
    ON CONFLICT (person_id, item_id) DO UPDATE SET last_read = excluded.last_read
    WHERE items_readstate.last_read < excluded.last_read
"""
_CARRIED = """
    INSERT INTO items_readstate (person_id, item_id, last_read, level, reason)
    SELECT reader.person_id, %(to)s, max(carried.number), %(level)s, %(reason)s
    FROM items_readstate AS reader
        JOIN unnest(%(before)s::int[], %(numbers)s::int[]) AS carried (before, number)
        ON carried.before <= reader.last_read
    WHERE reader.item_id = %(item)s AND (%(end)s = 0 OR EXISTS (
        SELECT FROM items_readstate AS there
        WHERE there.item_id = %(to)s AND there.person_id = reader.person_id AND there.last_read >= %(end)s
    ))
    GROUP BY reader.person_id
    ON CONFLICT (person_id, item_id) DO UPDATE SET last_read = excluded.last_read
    WHERE items_readstate.last_read < excluded.last_read
"""


def see(item: Item, *, up_to: int, by: Person) -> None:
    """Remember that a person has read up to this post; reading never goes backwards."""
    with connection.cursor() as cursor:
        cursor.execute(_SEEN, [by.pk, item.pk, up_to, ReadState.Level.MENTIONS, ReadState.Reason.READ])


def carry_reading(item: Item, *, to: Item, numbers: Mapping[int, int], end: int) -> None:
    """What someone read stays read where it goes; but nobody is said to have read what stood there before, up to `end`.

    `numbers` says of each post that is carried what its number was, and what it is now.
    """
    given: dict[str, Any] = {
        "item": item.pk, "to": to.pk, "end": end, "before": [*numbers], "numbers": [*numbers.values()],
        "level": ReadState.Level.MENTIONS, "reason": ReadState.Reason.READ,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_CARRIED, given)


def follow(item: Item, *, level: str, by: Person, reason: str = ReadState.Reason.CHOSE) -> None:
    """Choose how closely to follow an item."""
    ReadState.objects.update_or_create(person=by, item=item, defaults={"level": level, "reason": reason})


def follow_as_writer(item: Item, *, by: Person, up_to: int) -> None:
    """Who writes in an item follows it, unless they chose otherwise before."""
    state, made = ReadState.objects.get_or_create(
        person=by, item=item, defaults={"level": "everything", "reason": "wrote", "last_read": up_to}
    )
    if not made:
        if state.reason == ReadState.Reason.READ:
            state.level, state.reason = ReadState.Level.EVERYTHING, ReadState.Reason.WROTE
        state.last_read = max(state.last_read, up_to)
        ReadState.objects.filter(person=by, item=item).update(
            level=state.level, reason=state.reason, last_read=state.last_read
        )


def follow_unseen(item: Item, *, by: Person) -> None:
    """Who wrote under a made name follows as anyone who chose to, unless they chose otherwise: nothing says that they wrote."""
    ReadState.objects.get_or_create(person=by, item=item)
    unchosen = ReadState.objects.filter(person=by, item=item, reason=ReadState.Reason.READ)
    unchosen.update(level=ReadState.Level.EVERYTHING, reason=ReadState.Reason.CHOSE)


def unread_again(item: Item, *, before: int, by: Person) -> None:
    """Mark an item as unread from this post on."""
    ReadState.objects.filter(person=by, item=item).update(last_read=max(before - 1, 0))
