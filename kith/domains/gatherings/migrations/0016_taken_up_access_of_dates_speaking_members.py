from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("gatherings", "0015_hosts_of_one_gathering")]

    operations = [
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
                    ("taken_up", "The gathering happens after all."),
                ],
                max_length=10,
            ),
        ),
    ]
