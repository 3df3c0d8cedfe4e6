from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("gatherings", "0012_days_within_reach")]

    operations = [
        *(
            migrations.AddField("change", name, models.DateTimeField(blank=True, null=True))
            for name in ("before_ends", "after", "after_ends")
        ),
        migrations.AddField("change", "was", models.CharField(blank=True, default="", max_length=520), preserve_default=False),
        migrations.AlterField(
            "change",
            "what",
            models.CharField(
                choices=[
                    ("time", "The time changed."),
                    ("place", "How or where we meet changed."),
                    ("moved", "One date was moved."),
                    ("dropped", "One date was cancelled."),
                    ("varied", "One date has another title or place."),
                    ("added", "A date was added."),
                    ("sort", "It is another sort of gathering now."),
                    ("led", "Who leads it or speaks changed."),
                    ("cost", "What it costs changed."),
                    ("door", "Who takes a seat changed."),
                    ("agenda", "The plan for the time together changed."),
                    ("hours", "The hours that it gives changed."),
                    ("after", "What hosts ask afterwards changed."),
                    ("cancelled", "The gathering was cancelled."),
                ],
                max_length=10,
            ),
        ),
    ]
