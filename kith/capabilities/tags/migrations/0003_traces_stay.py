"""Which tag something happened to is never changed; a tag that is merged takes its own with it."""

from django.db import migrations

STAY = """
CREATE TRIGGER tags_tagtrace_stays BEFORE UPDATE ON tags_tagtrace
    FOR EACH ROW EXECUTE FUNCTION activity_trace_stays();
"""
GO = "DROP TRIGGER tags_tagtrace_stays ON tags_tagtrace;"


class Migration(migrations.Migration):
    dependencies = [("activity", "0004_traces_stay"), ("tags", "0002_trace")]
    operations = [migrations.RunSQL(STAY, GO)]
