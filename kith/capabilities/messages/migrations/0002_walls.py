from django.db import migrations

from kith.infrastructure.database.private import Walled

MINE = "person_id = {me}"
SEATED = """EXISTS (SELECT FROM private_messages_seat seat
    WHERE seat.person_id = {me} AND seat.correspondence_id = %s%s)"""
CORRESPONDENCE = "private_messages_correspondence.key"
PARTICIPANT = "private_messages_participant.correspondence_id"
MESSAGE = "private_messages_message.correspondence_id"
STARTED = f"""EXISTS (SELECT FROM private_messages_correspondence started
    WHERE started.started_by_id = {{me}} AND started.key = {PARTICIPANT})"""

TAKING_PART = SEATED % (MESSAGE, " AND seat.state = 'in'")
# Who has not accepted yet sees the first words, and no more.
FIRST_WORDS = SEATED % (MESSAGE, " AND seat.state <> 'declined' AND private_messages_message.number = 1")

# A seat, and words, are possible only for those who were named as participants when it began. Keys look past the wall.
OF_PARTICIPANTS = """ALTER TABLE private_messages_{table} ADD CONSTRAINT private_messages_{table}_of_participant
    FOREIGN KEY (correspondence_id, {person}) REFERENCES private_messages_participant (correspondence_id, person_id)
    ON DELETE CASCADE"""
NO_MORE = "ALTER TABLE private_messages_{table} DROP CONSTRAINT private_messages_{table}_of_participant"


def of_participants(table: str, person: str) -> migrations.RunSQL:
    return migrations.RunSQL(OF_PARTICIPANTS.format(table=table, person=person), NO_MORE.format(table=table))


class Migration(migrations.Migration):

    dependencies = [("private_messages", "0001_initial")]

    operations = [
        of_participants("seat", "person_id"),
        of_participants("message", "author_id"),
        Walled("Seat", sees=MINE),
        Walled(
            "Correspondence",
            sees=f"started_by_id = {{me}} OR {SEATED % (CORRESPONDENCE, '')}",
            adds="started_by_id = {me}",
            changes=SEATED % (CORRESPONDENCE, ""),
            removes=SEATED % (CORRESPONDENCE, ""),
        ),
        Walled("Participant", sees=SEATED % (PARTICIPANT, ""), adds=STARTED, changes=MINE, removes=None),
        Walled(
            "Message",
            sees=f"{TAKING_PART} OR {FIRST_WORDS}",
            adds=f"author_id = {{me}} AND {TAKING_PART}",
            changes="author_id = {me}",
            removes=None,
        ),
    ]
