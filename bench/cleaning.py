"""Takes back what a run wrote, so that the next one finds the same data. Events stay, and lead to nothing any more.

What ties them to things is never removed in a house where people live; here the owner of the tables looks away.
"""

from django.db import connection, transaction

from bench.cases import LONG
from bench.seed import TARGETS

STATEMENTS = """
CREATE TEMP TABLE gone ON COMMIT DROP AS
    SELECT id, item_id FROM conversations_post WHERE item_id BETWEEN %(first)s AND %(last)s AND number > 1;
CREATE TEMP TABLE past ON COMMIT DROP AS
    SELECT event_id FROM conversations_posttrace WHERE post_id IN (SELECT id FROM gone);
DELETE FROM procrastinate_events; DELETE FROM procrastinate_jobs;
ALTER TABLE conversations_posttrace DISABLE TRIGGER USER; ALTER TABLE spaces_spacetrace DISABLE TRIGGER USER;
DELETE FROM conversations_posttrace WHERE event_id IN (SELECT event_id FROM past);
DELETE FROM spaces_spacetrace WHERE event_id IN (SELECT event_id FROM past);
ALTER TABLE conversations_posttrace ENABLE TRIGGER USER; ALTER TABLE spaces_spacetrace ENABLE TRIGGER USER;
DELETE FROM items_itemtrace WHERE event_id IN (SELECT event_id FROM past);
CREATE TEMP TABLE mailed ON COMMIT DROP AS
    SELECT DISTINCT letter_id FROM notifications_notice WHERE event_id IN (SELECT event_id FROM past);
DELETE FROM notifications_notice WHERE event_id IN (SELECT event_id FROM past);
DELETE FROM notifications_letter WHERE id IN (SELECT letter_id FROM mailed);
DELETE FROM search_entry WHERE post_id IN (SELECT id FROM gone);
DELETE FROM conversations_mention WHERE post_id IN (SELECT id FROM gone);
DELETE FROM conversations_post WHERE id IN (SELECT id FROM gone);
UPDATE conversations_thread SET last_number = 1 WHERE item_id IN (SELECT item_id FROM gone);
UPDATE items_item SET last_activity_at = created_at WHERE id IN (SELECT item_id FROM gone);
DELETE FROM items_readstate WHERE person_id = 1 AND item_id BETWEEN %(first)s AND %(last)s;
DELETE FROM django_session; DELETE FROM usersessions_usersession;
"""


def take_replies_back() -> None:
    """Remove the replies to the items that were seeded for them, and all that hangs on these."""
    keys = {"first": LONG + 1, "last": LONG + TARGETS}
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in filter(str.strip, STATEMENTS.split(";")):
            cursor.execute(statement, keys)
    connection.close()
