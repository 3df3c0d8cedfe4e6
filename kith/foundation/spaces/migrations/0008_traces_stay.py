"""In which space something happened is never changed or removed: a space is archived, and stays."""

from django.db import migrations

STAY = """
CREATE TRIGGER spaces_spacetrace_stays BEFORE UPDATE OR DELETE ON spaces_spacetrace
    FOR EACH ROW EXECUTE FUNCTION activity_trace_stays();
"""
GO = "DROP TRIGGER spaces_spacetrace_stays ON spaces_spacetrace;"


class Migration(migrations.Migration):
    dependencies = [("activity", "0004_traces_stay"), ("spaces", "0007_masks")]
    operations = [migrations.RunSQL(STAY, GO)]
