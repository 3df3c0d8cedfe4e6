import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from kith.infrastructure.database.private import ReadAnew

# Hosts of the space, and whoever announced it; and from now on whom they named to host it with them.
HOSTS_IT = "host.role = 'host' OR host.id = item.author_id"
NAMED = f"""{HOSTS_IT} OR EXISTS (
    SELECT FROM gatherings_host named WHERE named.gathering_id = seats.gathering_id AND named.person_id = {{me}})"""
OPEN_SEAT = """EXISTS (
    SELECT FROM gatherings_seat seat
    JOIN gatherings_seats seats ON seats.id = seat.seats_id
    JOIN items_item item ON item.id = seats.gathering_id
    JOIN spaces_membership host ON host.space_id = item.space_id
    WHERE seat.state IN ('asked', 'waiting', 'offered', 'seated')
        AND host.person_id = {me} AND host.state = 'active'"""


def _needs(hosts_it: str) -> str:
    told = f"{OPEN_SEAT} AND seat.person_id = gatherings_needs.person_id AND seat.tells_needs AND ({hosts_it}))"
    return f"person_id = {{me}} OR {told}"


def _answers(hosts_it: str) -> str:
    own = "EXISTS (SELECT FROM gatherings_seat seat WHERE seat.id = gatherings_answer.seat_id AND seat.person_id = {me})"
    return f"{own} OR {OPEN_SEAT} AND seat.id = gatherings_answer.seat_id AND ({hosts_it}))"


class Migration(migrations.Migration):
    dependencies = [
        ("gatherings", "0014_shares_and_objectives"),
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
        ReadAnew("Needs", sees=_needs(NAMED), was=_needs(HOSTS_IT)),
        ReadAnew("Answer", sees=_answers(NAMED), was=_answers(HOSTS_IT)),
    ]
