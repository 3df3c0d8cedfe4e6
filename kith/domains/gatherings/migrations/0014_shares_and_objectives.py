from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('gatherings', '0013_changes_say_what_was'),
    ]

    operations = [
        migrations.AddField(
            model_name='gathering',
            name='objectives',
            field=models.TextField(blank=True, default='', max_length=2000),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='gathering',
            name='shares',
            field=models.JSONField(blank=True, default=dict),
        ),
    ]
