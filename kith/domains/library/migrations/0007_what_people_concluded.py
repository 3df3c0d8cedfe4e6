import django.contrib.postgres.fields
import django.contrib.postgres.indexes
from django.db import migrations, models

STANDING = """
UPDATE library_entry SET appraised = found.codes
FROM (
    SELECT post.item_id, array_agg(DISTINCT said.code ORDER BY said.code) AS codes
    FROM library_appraisal appraisal
    JOIN conversations_post post ON post.id = appraisal.post_id
    JOIN spaces_membership author ON author.id = post.author_id
    CROSS JOIN LATERAL (
        VALUES (appraisal.framework), (appraisal.framework || ':' || appraisal.conclusion)
    ) AS said (code)
    WHERE post.state = 'shown' AND (author.state = 'imported' OR NOT EXISTS (
        SELECT FROM library_appraisal later JOIN conversations_post said_later ON said_later.id = later.post_id
        WHERE said_later.item_id = post.item_id AND said_later.author_id = post.author_id
            AND later.framework = appraisal.framework AND said_later.state = 'shown' AND said_later.number > post.number
    ))
    GROUP BY post.item_id
) found
WHERE found.item_id = library_entry.item_id
"""


class Migration(migrations.Migration):

    dependencies = [
        ('library', '0006_entries_that_wait'),
        ('spaces', '0001_initial'),
    ]

    operations = [
        migrations.RemoveIndex(model_name='entry', name='library_entry_frameworks'),
        migrations.RenameField(model_name='entry', old_name='frameworks', new_name='appraised'),
        migrations.AlterField(
            model_name='entry',
            name='appraised',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=41), default=list),
        ),
        migrations.RunSQL(STANDING, migrations.RunSQL.noop),
        migrations.AddIndex(
            model_name='entry',
            index=django.contrib.postgres.indexes.GinIndex(fields=['appraised'], name='library_entry_appraised'),
        ),
    ]
