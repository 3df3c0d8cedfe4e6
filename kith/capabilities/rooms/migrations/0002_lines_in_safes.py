import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """What is written in rooms at this moment was never to stay, and goes."""

    dependencies = [("rooms", "0001_rooms_people_and_signals"), ("safes", "0002_until")]

    operations = [
        migrations.RunSQL("DELETE FROM rooms_line", migrations.RunSQL.noop),
        migrations.RemoveField("line", "words"),
        migrations.AddField(
            "line",
            "safe",
            models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="safes.safe"
            ),
        ),
        migrations.AddField("line", "sealed", models.BinaryField()),
    ]
