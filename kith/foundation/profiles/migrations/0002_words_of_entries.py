import django.contrib.postgres.indexes
import django.contrib.postgres.search
from django.db import migrations

import kith.infrastructure.database.words


class Migration(migrations.Migration):

    dependencies = [
        ('profiles', '0001_initial'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='profileentry',
            index=django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.search.SearchVector(kith.infrastructure.database.words.Plain('text'), config='simple'), name='profiles_entry_words'),
        ),
    ]
