from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('conversations', '0003_traces_stay'),
    ]

    operations = [
        migrations.AddField(
            model_name='postversion',
            name='content_note',
            field=models.CharField(blank=True, default='', max_length=80),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='postorigin',
            name='url',
            field=models.URLField(blank=True, default='', max_length=500),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='postorigin',
            name='licence',
            field=models.CharField(blank=True, default='', max_length=40),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='postorigin',
            name='credit',
            field=models.CharField(blank=True, default='', max_length=300),
            preserve_default=False,
        ),
    ]
