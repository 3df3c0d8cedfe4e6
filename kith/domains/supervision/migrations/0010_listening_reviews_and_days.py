import django.db.models.deletion
import django.utils.timezone
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):
    """Words of requests that are open now would be gone in four days at most, and go."""

    dependencies = [("safes", "0002_until"), ("spaces", "0010_few_are_closed"), ("supervision", "0009_invited_into_a_circle")]

    operations = [
        migrations.RemoveField("listening", "words"),
        migrations.AddField(
            "listening",
            "safe",
            models.OneToOneField(
                null=True, on_delete=django.db.models.deletion.DB_SET_NULL, related_name="+", to="safes.safe"
            ),
        ),
        migrations.AddField("listening", "sealed", models.BinaryField(default=b"")),
        migrations.CreateModel(
            name="ListeningLine",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("sealed", models.BinaryField()),
                ("said_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("author", models.ForeignKey(on_delete=django.db.models.deletion.DO_NOTHING, related_name="+", to="spaces.membership")),
                ("listening", models.ForeignKey(on_delete=django.db.models.deletion.DB_CASCADE, related_name="lines", to="supervision.listening")),
                ("safe", models.ForeignKey(on_delete=django.db.models.deletion.DB_CASCADE, related_name="+", to="safes.safe")),
            ],
        ),
        migrations.AddField("circle", "reviewed_on", models.DateField(blank=True, null=True)),
        migrations.AlterField(
            "circle",
            "way",
            models.CharField(
                choices=[
                    ("video", "In a room here, with picture and voice"), ("phone", "By phone"),
                    ("text", "In a room here, in writing alone"), ("mixed", "In a room here, each as they like"),
                    ("days", "At no hour: in writing alone, over some days"),
                ],
                default="video", max_length=5, verbose_name="How we meet",
            ),
        ),
        migrations.AlterField(
            "meeting",
            "state",
            models.CharField(
                choices=[
                    ("on", "It happens"), ("open", "Someone can bring something, in writing"),
                    ("skipped", "It does not happen"),
                ],
                default="on", max_length=7,
            ),
        ),
    ]
