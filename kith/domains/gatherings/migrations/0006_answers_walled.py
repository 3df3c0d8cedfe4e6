from django.db import migrations

from kith.infrastructure.database.private import Walled

OWN = """EXISTS (
    SELECT FROM gatherings_seat seat WHERE seat.id = gatherings_answer.seat_id AND seat.person_id = {me})"""
# Hosts of the space, and whoever announced it, read what those answered who come, ask or wait.
TOLD_TO_ME = """EXISTS (
    SELECT FROM gatherings_seat seat
    JOIN gatherings_seats seats ON seats.id = seat.seats_id
    JOIN items_item item ON item.id = seats.gathering_id
    JOIN spaces_membership host ON host.space_id = item.space_id
    WHERE seat.id = gatherings_answer.seat_id AND seat.state IN ('asked', 'waiting', 'offered', 'seated')
        AND host.person_id = {me} AND host.state = 'active'
        AND (host.role = 'host' OR host.id = item.author_id))"""


def _goes_with(key: str, table: str) -> migrations.RunSQL:
    """PostgreSQL follows keys past the wall, where Django finds nothing."""
    name = f"gatherings_answer_goes_with_{table.removeprefix('gatherings_')}"
    return migrations.RunSQL(
        f"ALTER TABLE gatherings_answer ADD CONSTRAINT {name} FOREIGN KEY ({key}) REFERENCES {table} (id)"
        " ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED",
        f"ALTER TABLE gatherings_answer DROP CONSTRAINT {name}",
    )


class Migration(migrations.Migration):
    dependencies = [("gatherings", "0005_asked_reminded_in_calendars")]

    operations = [
        _goes_with("seat_id", "gatherings_seat"),
        _goes_with("question_id", "gatherings_question"),
        Walled("Answer", sees=f"{OWN} OR {TOLD_TO_ME}", adds=OWN, changes=OWN, removes=OWN),
    ]
