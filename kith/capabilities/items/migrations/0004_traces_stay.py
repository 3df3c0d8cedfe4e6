"""Which item something happened to is never changed; a draft that is thrown away takes its own with it."""

from django.db import migrations

STAY = """
CREATE TRIGGER items_itemtrace_stays BEFORE UPDATE ON items_itemtrace
    FOR EACH ROW EXECUTE FUNCTION activity_trace_stays();
"""
GO = "DROP TRIGGER items_itemtrace_stays ON items_itemtrace;"


class Migration(migrations.Migration):
    dependencies = [("activity", "0004_traces_stay"), ("items", "0003_alter_item_state")]
    operations = [migrations.RunSQL(STAY, GO)]
