import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("gatherings", "0016_taken_up_access_of_dates_speaking_members"),
        ("learning", "0008_providers_and_achievements"),
    ]

    operations = [
        migrations.AddField(
            model_name="gathering",
            name="offered_by",
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="learning.provider"),
        ),
    ]
