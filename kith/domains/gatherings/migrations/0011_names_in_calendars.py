from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('gatherings', '0010_dates_vary'),
    ]

    operations = [
        migrations.AddField(
            model_name='address',
            name='is_named',
            field=models.BooleanField(default=False),
        ),
    ]
