import json

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F, Q

from kith.infrastructure.safes.actions import new_safe
from kith.infrastructure.safes.opening import opened

ANSWERED = ("wish", "helped", "missed", "heard")


def _two_people(one: str, other: str) -> Q:
    return Q(**{one: None}) | ~Q(**{one: F(other)}) | Q(**{other: None})


A_TURN_EACH = (
    _two_people("moderator", "presenter")
    & _two_people("moderator", "secretary")
    & _two_people("presenter", "secretary")
)


def lock(apps, schema_editor):  # type: ignore[no-untyped-def]
    """Each person's sentences into a safe of their own, and each answer into one."""
    safes = {}
    for log in apps.get_model("supervision", "Log").objects.exclude(learned="").order_by("pk"):
        safe = safes.setdefault(log.person_id, None) or new_safe()
        safes[log.person_id] = safe
        log.safe_id, log.sealed = safe.pk, opened(safe).lock(log.learned, about=f"supervision_log {log.key}")
        log.save(update_fields=["safe", "sealed"])
    for answer in apps.get_model("supervision", "ReviewAnswer").objects.order_by("pk"):
        safe, said = new_safe(), json.dumps({name: getattr(answer, name) for name in ANSWERED}, ensure_ascii=False)
        about = f"supervision_reviewanswer {answer.circle_id} {answer.review}"
        answer.safe_id, answer.sealed = safe.pk, opened(safe).lock(said, about=about)
        answer.save(update_fields=["safe", "sealed"])


class Migration(migrations.Migration):
    """Words that are locked do not come back into the open: backwards, they are gone."""

    dependencies = [
        ("safes", "0002_until"), ("spaces", "0010_few_are_closed"), ("supervision", "0011_walls_of_lines"),
    ]

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
        migrations.AddField(
            "log",
            "safe",
            models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.DB_SET_NULL, related_name="+", to="safes.safe"
            ),
        ),
        migrations.AddField("log", "sealed", models.BinaryField(default=b"")),
        migrations.AddField(
            "reviewanswer",
            "safe",
            models.OneToOneField(
                null=True, on_delete=django.db.models.deletion.DB_CASCADE, related_name="+", to="safes.safe"
            ),
        ),
        migrations.AddField("reviewanswer", "sealed", models.BinaryField(default=b""), preserve_default=False),
        migrations.RunPython(lock, migrations.RunPython.noop),
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE", migrations.RunSQL.noop),
        migrations.RemoveField("log", "learned"),
        *(migrations.RemoveField("reviewanswer", name) for name in ANSWERED),
        migrations.AlterField(
            "reviewanswer",
            "safe",
            models.OneToOneField(
                on_delete=django.db.models.deletion.DB_CASCADE, related_name="+", to="safes.safe"
            ),
        ),
    ]
