from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('versions', '0007_what_to_read_instead'),
    ]

    operations = [
        migrations.AddField(
            model_name='retirement',
            name='edition',
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddField(
            model_name='retirement',
            name='was_closed',
            field=models.BooleanField(default=False),
        ),
    ]
