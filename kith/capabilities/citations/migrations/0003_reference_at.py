from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("citations", "0002_subjects_and_styles")]

    operations = [
        migrations.AddIndex(
            model_name="reference",
            index=models.Index(fields=["at"], name="citations_reference_at"),
        ),
    ]
