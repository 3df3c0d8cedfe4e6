import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F, Q


def _two_people(one: str, other: str) -> Q:
    return Q(**{one: None}) | ~Q(**{one: F(other)}) | Q(**{other: None})


A_TURN_EACH = (
    _two_people("moderator", "presenter")
    & _two_people("moderator", "secretary")
    & _two_people("presenter", "secretary")
)


class Migration(migrations.Migration):

    dependencies = [("spaces", "0010_few_are_closed"), ("supervision", "0011_walls_of_lines")]

    operations = [
        migrations.AddField(
            "meeting",
            "secretary",
            models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="spaces.membership"
            ),
        ),
        migrations.RemoveConstraint("meeting", "supervision_meeting_two_turns"),
        migrations.AddConstraint(
            "meeting", models.CheckConstraint(condition=A_TURN_EACH, name="supervision_meeting_a_turn_each")
        ),
        migrations.AlterField(
            "turnwish",
            "role",
            models.CharField(
                choices=[
                    ("moderator", "Moderate"), ("presenter", "Bring something"),
                    ("secretary", "Write down, for whoever brings something"),
                ],
                max_length=9,
            ),
        ),
    ]
