from django.db import migrations

ALREADY = """
    INSERT INTO harvest_record (item_id, space_id, at, is_gone)
    SELECT item.id, item.space_id, date_trunc('second', now()), false
    FROM library_entry entry JOIN items_item item ON item.id = entry.item_id
    WHERE item.visibility = 'public' AND item.state IN ('published', 'closed')
"""


class Migration(migrations.Migration):
    """What anyone could read before harvesters could ask is told to them as of now."""

    dependencies = [("harvest", "0001_records"), ("library", "0001_initial")]

    operations = [migrations.RunSQL(ALREADY, migrations.RunSQL.noop)]
