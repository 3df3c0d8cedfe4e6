"""How many weekly digests one process makes in a second. All but events is taken back at the end.

The news are committed before: of rows that its own transaction wrote, PostgreSQL checks every key again at each change.
"""

import time
from itertools import batched
from typing import Any

from django.core.mail import EmailMultiAlternatives
from django.db import connection, transaction
from django.utils import timezone

from bench.usual import usual_values
from kith.capabilities.notifications.jobs import LETTERS_AT_ONCE, PEOPLE_AT_ONCE, write_some
from kith.capabilities.notifications.letters import composed_all
from kith.capabilities.notifications.models import Letter
from kith.capabilities.notifications.models.wish import How
from kith.foundation.people.models import Person

MEMBERS, NEWS, MADE = 100_000, 12, 20_000
TOLD = """
INSERT INTO people_person (password, handle, name, email, state, is_steward, findable, language, time_zone, appearance,
    collapsed_notes, joined_at, country, formerly)
    SELECT '', 'weekly-' || n, 'Weekly ' || n, 'weekly-' || n || '@bench.invalid', 'active', false, true, 'en',
        'UTC', 'auto', true, now(), '', '{}' FROM generate_series(1, %(members)s) n;
INSERT INTO notifications_rhythm (person_id, silent, digest, weekday, hour, quiet_from, quiet_to)
    SELECT id, false, 'weekly', 0, 8, 20, 7 FROM people_person WHERE handle LIKE 'weekly-%%';
CREATE TEMP TABLE told AS
    SELECT row_number() OVER (ORDER BY p.id DESC) AS n, p.id AS post, p.item_id AS item, i.space_id AS space,
        a.person_id AS actor, nextval('activity_event_id_seq') AS event
    FROM conversations_post p JOIN items_item i ON i.id = p.item_id JOIN spaces_membership a ON a.id = p.author_id
    WHERE i.visibility <> 'space' AND p.state = 'shown' AND p.sort = 'words' ORDER BY p.id DESC LIMIT 5000;
INSERT INTO activity_event (id, type, actor_id, at, facts)
    SELECT event, 'post.written', actor, now() - interval '8 days', '{}' FROM told;
INSERT INTO notifications_notice (person_id, event_id, audience, in_inbox, by_mail, by_push, space_id, item_id, post_id, page,
        at)
    SELECT p.id, t.event, 'item.followed', true, 'digest', 'no', t.space, t.item, t.post, '', now() - interval '8 days'
    FROM people_person p CROSS JOIN generate_series(0, %(news)s - 1) k
    JOIN told t ON t.n = 1 + (p.id * 37 + k * 411) %% (SELECT count(*) FROM told)
    WHERE p.handle LIKE 'weekly-%%' ON CONFLICT DO NOTHING;
DROP TABLE told
"""
TAKEN_BACK = """
CREATE TEMP TABLE weekly AS SELECT id FROM people_person WHERE handle LIKE 'weekly-%%';
DELETE FROM notifications_notice WHERE person_id IN (SELECT id FROM weekly);
DELETE FROM notifications_rhythm WHERE person_id IN (SELECT id FROM weekly);
DELETE FROM people_person WHERE id IN (SELECT id FROM weekly);
DROP TABLE weekly
"""


def made() -> dict[str, Any]:
    """Letters made and put into words in a second, of a hundred thousand members to whom one is due."""
    _say(TAKEN_BACK)
    try:
        with usual_values():
            _say(TOLD)
        _say("ANALYZE people_person, notifications_notice, notifications_rhythm, activity_event")
        return {"members": MEMBERS, "news": NEWS, "rate": _rate()}
    finally:
        _say(TAKEN_BACK)


@transaction.atomic
def _rate() -> float:
    found = Person.objects.filter(handle__startswith="weekly-").order_by("pk").values_list("pk", flat=True)
    people = list(found[:MADE])
    _written(people[:LETTERS_AT_ONCE])  # what a worker has ready from the day before
    begun, mails = time.perf_counter(), list[EmailMultiAlternatives]()
    for start in range(LETTERS_AT_ONCE, len(people), PEOPLE_AT_ONCE):
        mails += _written(people[start : start + PEOPLE_AT_ONCE])
    seconds = time.perf_counter() - begun
    transaction.set_rollback(True)
    if len(mails) < len(people) - LETTERS_AT_ONCE:
        raise RuntimeError(f"Only {len(mails)} of {len(people)} digests were made.")
    return len(mails) / seconds


def _written(people: list[int]) -> list[EmailMultiAlternatives]:
    """The letters of some people, put into words as they are sent."""
    made = write_some(people, sort=How.DIGEST, now=timezone.now())
    found: list[EmailMultiAlternatives] = []
    for some in batched(made, LETTERS_AT_ONCE, strict=False):
        asked = Letter.objects.filter(pk__in=[letter.pk for letter in some]).select_related("person")
        found += composed_all(asked).values()
    return found


@transaction.atomic
def _say(statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements.split(";"):
            cursor.execute(statement, {"members": MEMBERS, "news": NEWS})
