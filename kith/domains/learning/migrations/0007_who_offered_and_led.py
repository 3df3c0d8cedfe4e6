from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('learning', '0006_statements'),
    ]

    operations = [
        migrations.AddField(
            model_name='certificate',
            name='objectives',
            field=models.TextField(blank=True, default=''),
        ),
        migrations.AddField(
            model_name='certificate',
            name='presenter',
            field=models.CharField(blank=True, default='', max_length=200),
        ),
        migrations.AddField(
            model_name='certificate',
            name='provider',
            field=models.CharField(blank=True, default='', max_length=200),
        ),
        migrations.AddField(
            model_name='hours',
            name='certified_as',
            field=models.CharField(blank=True, default='', max_length=80),
        ),
        migrations.AddField(
            model_name='hours',
            name='parts',
            field=models.JSONField(blank=True, default=list),
        ),
    ]
