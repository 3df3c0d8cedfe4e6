from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("gatherings", "0009_one_shape_of_questions")]

    operations = [
        migrations.AddField(
            model_name="occasion",
            name="title",
            field=models.CharField(blank=True, default="", max_length=200),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="occasion",
            name="place",
            field=models.CharField(blank=True, default="", max_length=200),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="occasion",
            name="address",
            field=models.CharField(blank=True, default="", max_length=300),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="occasion",
            name="is_varied",
            field=models.BooleanField(default=False),
        ),
        migrations.AlterField(
            model_name="change",
            name="what",
            field=models.CharField(
                choices=[
                    ("time", "The time changed."),
                    ("place", "How or where we meet changed."),
                    ("moved", "One date was moved."),
                    ("dropped", "One date was cancelled."),
                    ("varied", "One date has another title or place."),
                    ("added", "A date was added."),
                    ("cancelled", "The gathering was cancelled."),
                ],
                max_length=10,
            ),
        ),
        migrations.AddConstraint(
            model_name="occasion",
            constraint=models.CheckConstraint(
                condition=models.Q(("address", ""), models.Q(("place", ""), _negated=True), _connector="OR"),
                name="gatherings_address_of_own_place",
            ),
        ),
    ]
