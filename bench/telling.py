"""What it costs to tell ten thousand people of one reply. Everything is taken back at the end."""

import time
from collections.abc import Callable
from statistics import median
from typing import Any

from django.db import connection, transaction

from bench.cases import LONG
from bench.usual import usual_values
from kith.capabilities.conversations.actions import writing
from kith.capabilities.items.models import Item
from kith.capabilities.notifications.models import Notice
from kith.capabilities.notifications.telling import tell
from kith.foundation.activity.models import Event
from kith.foundation.spaces.models import Membership

FOLLOWERS, REPLIES = 10_000, 15
STATEMENTS = """
INSERT INTO people_person (password, handle, name, email, state, is_steward, findable, language, time_zone, appearance,
    collapsed_notes, joined_at, country, formerly)
    SELECT '', 'follower-' || n, 'Follower ' || n, 'follower-' || n || '@bench.invalid', 'active', false, true, 'en',
        'UTC', 'auto', true, now(), '', '{}' FROM generate_series(1, %(followers)s) n;
INSERT INTO spaces_membership (space_id, person_id, role, state, display_name, handle, agreed_version, request, since)
    SELECT %(space)s, id, 'member', 'active', '', handle, 0, '', now() FROM people_person
    WHERE handle LIKE 'follower-%%';
INSERT INTO items_readstate (person_id, item_id, last_read, level, reason)
    SELECT id, %(item)s, 0, 'everything', 'chose' FROM people_person WHERE handle LIKE 'follower-%%';
ANALYZE people_person, spaces_membership, items_readstate
"""


def fan_out() -> dict[str, Any]:
    """Seconds of one worker for the inboxes, and milliseconds that a reply costs its author, with followers and without."""
    with transaction.atomic():
        items = Item.objects.select_related("space").in_bulk([LONG + 1, LONG + 2])
        followed, quiet = items[LONG + 1], items[LONG + 2]
        _follow(followed)
        places = Membership.objects.select_related("person", "space")
        author = places.get(space=followed.space, person__handle="follower-1")
        alone = _median(lambda: writing.reply(quiet, author=author, source="A reply."))
        with_followers = _median(lambda: writing.reply(followed, author=author, source="A reply."))
        seconds = [_told(event) for event in Event.objects.order_by("-pk")[:3]]
        transaction.set_rollback(True)
    return {"followers": FOLLOWERS, "seconds": median(seconds), "alone": alone, "followed": with_followers}


def _follow(item: Item) -> None:
    keys = {"followers": FOLLOWERS, "space": item.space_id, "item": item.pk}
    with connection.cursor() as cursor, usual_values():
        for statement in STATEMENTS.split(";"):
            cursor.execute(statement, keys)


def _told(event: Event) -> float:
    begun = time.perf_counter()
    tell(event)
    seconds = time.perf_counter() - begun
    count = Notice.objects.filter(event=event).count()
    if count < FOLLOWERS - 1:
        raise RuntimeError(f"Only {count} people were told.")
    return seconds


def _median(work: Callable[[], object]) -> float:
    times = []
    for _turn in range(REPLIES):
        begun = time.perf_counter()
        work()
        times.append((time.perf_counter() - begun) * 1000)
    return median(times)
