"""Which post something happened to is never changed or removed: a post that is taken back leaves an empty place."""

from django.db import migrations

STAY = """
CREATE TRIGGER conversations_posttrace_stays BEFORE UPDATE OR DELETE ON conversations_posttrace
    FOR EACH ROW EXECUTE FUNCTION activity_trace_stays();
"""
GO = "DROP TRIGGER conversations_posttrace_stays ON conversations_posttrace;"


class Migration(migrations.Migration):
    dependencies = [("activity", "0004_traces_stay"), ("conversations", "0002_post_hidden")]
    operations = [migrations.RunSQL(STAY, GO)]
