import datetime

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('gatherings', '0007_rooms_note_and_answers_have_no_names'),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='occasion',
            name='gatherings_occasion_begins',
        ),
        migrations.AddIndex(
            model_name='occasion',
            index=models.Index(fields=['begins_at', 'ends_at'], name='gatherings_occasion_begins'),
        ),
        migrations.RemoveConstraint(
            model_name='occasion',
            name='gatherings_occasion_lasts',
        ),
        migrations.AddConstraint(
            model_name='occasion',
            constraint=models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('begins_at')), ('ends_at__lte', models.F('begins_at') + datetime.timedelta(days=14))), name='gatherings_occasion_lasts'),
        ),
    ]
