import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [
        ("gatherings", "0015_hosts_of_one_gathering"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            "speaker",
            "person",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField("speaker", "said_yes_at", models.DateTimeField(blank=True, null=True)),
        migrations.AddConstraint(
            "speaker",
            models.CheckConstraint(
                condition=Q(said_yes_at=None) | Q(person__isnull=False), name="gatherings_someone_said_yes"
            ),
        ),
        migrations.AddField(
            "occasion",
            "access",
            django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=12), blank=True, default=list, size=None
            ),
        ),
        migrations.AddField(
            "occasion",
            "access_words",
            models.CharField(blank=True, default="", max_length=600),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            "occasion",
            models.CheckConstraint(
                condition=Q(access=[], access_words="") | ~Q(place=""), name="gatherings_access_of_own_place"
            ),
        ),
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
