from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('learning', '0005_signatures_and_days'),
    ]

    operations = [
        migrations.AddField(
            model_name='certificate',
            name='statement',
            field=models.TextField(blank=True, default=''),
        ),
    ]
