"""What ties an event to the thing that it is about is written once too: a changed tie would tell of another thing.

The tables are those of other folders, which let them call this (`..._traces_stay`). A tie may go with its thing, where
things can go.
"""

from django.db import migrations

STAY = """
CREATE FUNCTION activity_trace_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'What an event is about is never changed.' USING ERRCODE = 'restrict_violation';
END $$;
"""
GO = "DROP FUNCTION activity_trace_stays();"


class Migration(migrations.Migration):
    dependencies = [("activity", "0003_events_by_type")]
    operations = [migrations.RunSQL(STAY, GO)]
