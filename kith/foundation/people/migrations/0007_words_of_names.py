import django.contrib.postgres.indexes
import django.contrib.postgres.search
from django.db import migrations

import kith.infrastructure.database.words


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0006_formerly'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='person',
            index=django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.search.SearchVector(kith.infrastructure.database.words.Plain('name'), config='simple'), name='people_person_name_words'),
        ),
    ]
