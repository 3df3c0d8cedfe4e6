"""What was merged away before is known by its trace, unless someone opened it again and wrote there."""

from django.db import migrations, models

MERGED_AWAY = """
    UPDATE conversations_thread thread SET merged_away = true FROM conversations_post trace
    WHERE trace.item_id = thread.item_id AND trace.sort = 'trace' AND trace.source LIKE '%"merged_away"%'
      AND NOT EXISTS (SELECT FROM conversations_post said WHERE said.item_id = thread.item_id AND said.sort = 'words')
"""


class Migration(migrations.Migration):

    dependencies = [
        ('conversations', '0004_notes_and_rights_of_posts'),
    ]

    operations = [
        migrations.AddField(
            model_name='thread',
            name='merged_away',
            field=models.BooleanField(default=False),
        ),
        migrations.RunSQL(MERGED_AWAY, migrations.RunSQL.noop),
    ]
