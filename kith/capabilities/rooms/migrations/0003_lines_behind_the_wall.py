import django.db.models.deletion
from django.db import migrations, models

from kith.infrastructure.database.private import Walled

LINE = "rooms_line"
# Who is in the room and, if they came in as a member, still is one.
INSIDE = f"""EXISTS (SELECT FROM rooms_presence here LEFT JOIN spaces_membership place ON place.id = here.member_id
    WHERE here.room_id = {LINE}.room_id AND here.person_id = {{me}} AND here.left_at IS NULL
    AND (place.id IS NULL OR place.state = 'active'))"""
OWN = f"""EXISTS (SELECT FROM rooms_presence own
    WHERE own.id = {LINE}.by_id AND own.room_id = {LINE}.room_id AND own.person_id = {{me}})"""


class Migration(migrations.Migration):
    """A room knows the safe of what is written in it, so that whoever clears it need not see a line."""

    dependencies = [
        ("rooms", "0002_lines_in_safes"),
        ("safes", "0002_until"),
        ("spaces", "0008_traces_stay"),
    ]

    operations = [
        migrations.AddField(
            "room",
            "safe",
            models.OneToOneField(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="safes.safe"
            ),
        ),
        migrations.RunSQL(
            """UPDATE rooms_room SET safe_id = (SELECT line.safe_id FROM rooms_line line
                WHERE line.room_id = rooms_room.id ORDER BY line.id DESC LIMIT 1)""",
            migrations.RunSQL.noop,
        ),
        *(
            migrations.AlterField("line", name, models.ForeignKey(on_delete=goes, related_name=related, to=to))
            for name, goes, related, to in (
                ("room", django.db.models.deletion.DO_NOTHING, "lines", "rooms.room"),
                ("by", django.db.models.deletion.DO_NOTHING, "lines", "rooms.presence"),
                ("safe", django.db.models.deletion.DB_CASCADE, "+", "safes.safe"),
            )
        ),
        Walled("Line", sees=f"{INSIDE} OR {OWN}", adds=OWN, changes=None, removes=OWN),
    ]
