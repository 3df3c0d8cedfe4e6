from django.db import migrations, models

LEVELS = [("everything", "Every reply"), ("personal", "Only what is meant for me"), ("nothing", "Nothing")]
WAYS = [("no", "No"), ("yes", "Yes"), ("digest", "In a digest"), ("now", "At once")]


class Migration(migrations.Migration):
    dependencies = [("notifications", "0006_fewer_indexes_of_notices")]
    operations = [
        migrations.AlterField("spacewish", "level", models.CharField(blank=True, choices=LEVELS, max_length=10)),
        migrations.AddField(
            "spacewish", "mail", models.CharField(blank=True, choices=WAYS, default="", max_length=6), preserve_default=False
        ),
        migrations.AddField(
            "spacewish", "push", models.CharField(blank=True, choices=WAYS, default="", max_length=6), preserve_default=False
        ),
    ]
