import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from kith.infrastructure.database.private import Walled

# Hosts of the space, whoever announced it, and whom they named to host it with them.
HOSTS_IT = """host.person_id = {me} AND host.state = 'active' AND (
    host.role = 'host' OR host.id = item.author_id OR EXISTS (
        SELECT FROM gatherings_host named
        WHERE named.gathering_id = seats.gathering_id AND named.person_id = {me}))"""
OPEN = "seat.state IN ('asked', 'waiting', 'offered', 'seated')"
SEAT_HOSTED = """SELECT FROM gatherings_seat seat
    JOIN gatherings_seats seats ON seats.id = seat.seats_id
    JOIN items_item item ON item.id = seats.gathering_id
    JOIN spaces_membership host ON host.space_id = item.space_id"""
NEEDS = f"""person_id = {{me}} OR EXISTS (
    {SEAT_HOSTED} WHERE seat.person_id = gatherings_needs.person_id AND seat.tells_needs AND {OPEN} AND {HOSTS_IT})"""
ANSWERS = f"""EXISTS (SELECT FROM gatherings_seat seat WHERE seat.id = gatherings_answer.seat_id AND seat.person_id = {{me}})
    OR EXISTS ({SEAT_HOSTED} WHERE seat.id = gatherings_answer.seat_id AND {OPEN} AND {HOSTS_IT})"""


class Seen(Walled):
    """Lets others read what is walled already; who writes stays."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state):  # type: ignore[no-untyped-def]
        table = self._table(app_label, to_state)
        for name, rest in self._policies().items():
            if name == "sees":
                schema_editor.execute(f'DROP POLICY "{table}_{name}" ON "{table}"')
                schema_editor.execute(f'CREATE POLICY "{table}_{name}" ON "{table}" FOR {rest}')

    def database_backwards(self, app_label, schema_editor, from_state, to_state):  # type: ignore[no-untyped-def]
        """It stays as it is: the table of those who are named goes, and with it nobody is."""


class Migration(migrations.Migration):
    dependencies = [
        ("gatherings", "0012_changes_say_what_was"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Host",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "by",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
                (
                    "gathering",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="hosts", to="gatherings.gathering"),
                ),
                (
                    "person",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
            ],
            options={
                "ordering": ["at", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("gathering", "person"), name="gatherings_host_once")
                ],
            },
        ),
        Seen("Needs", sees=NEEDS),
        Seen("Answer", sees=ANSWERS),
    ]
