from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("attachments", "0001_initial")]

    operations = [
        migrations.AddField(model_name="file", name="held_back", field=models.BooleanField(default=False)),
    ]
