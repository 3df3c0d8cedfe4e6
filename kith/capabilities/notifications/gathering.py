"""What waits for mail is put into letters: statements for many people at once, since a week's digests are a million notices."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import connection, transaction

from kith.capabilities.notifications.models import Letter

FOR_WHOM = """
SELECT given.person FROM unnest(%(people)s::bigint[], %(until)s::timestamptz[]) AS given (person, until)
WHERE EXISTS (
    SELECT FROM notifications_notice AS notice
    WHERE notice.person_id = given.person AND notice.by_mail = %(sort)s AND notice.letter_id IS NULL
        AND notice.at <= given.until
)
"""
PUT_INTO = """
UPDATE notifications_notice AS notice SET letter_id = given.letter
FROM unnest(%(letters)s::bigint[], %(people)s::bigint[], %(until)s::timestamptz[]) AS given (letter, person, until)
WHERE notice.person_id = given.person AND notice.by_mail = %(sort)s AND notice.letter_id IS NULL
    AND notice.at <= given.until
"""


@transaction.atomic
def gather(until: Mapping[int, datetime], *, sort: str) -> list[Letter]:
    """A letter for each of these people for whom something waits, with all that happened up to their moment.

    Of two who gather at once, the later finds nothing left, and its letters have nothing to say.
    """
    with connection.cursor() as cursor:
        given: dict[str, Any] = {"people": list(until), "until": list(until.values()), "sort": sort}
        cursor.execute(FOR_WHOM, given)
        people = [person for (person,) in cursor.fetchall()]
        letters = Letter.objects.bulk_create(Letter(person_id=person, sort=sort) for person in people)
        moments = [until[person] for person in people]
        given |= {"letters": [letter.pk for letter in letters], "people": people, "until": moments}
        cursor.execute(PUT_INTO, given)
    return letters
