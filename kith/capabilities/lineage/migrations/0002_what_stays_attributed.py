"""What grew out of something that anyone could read goes on saying so; of what is there already, if anyone can read it now."""

from django.db import migrations, models

OWED = """
    UPDATE lineage_link link SET owed = link.version FROM items_item parent
    WHERE parent.id = link.parent_id AND parent.visibility = 'public' AND parent.state <> 'removed'
"""


class Migration(migrations.Migration):
    dependencies = [
        ("lineage", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="link",
            name="owed",
            field=models.PositiveIntegerField(blank=True, null=True),
        ),
        migrations.RunSQL(OWED, migrations.RunSQL.noop),
    ]
