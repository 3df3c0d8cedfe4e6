"""Events are written once. The database refuses to change or remove one, whoever asks.

One thing can go: the key of its actor, to nothing, while that very person's name is taken off (`kith.forgetting`).
The names that events of spaces held until now go first: a membership says who it was, for as long as that may be said.
"""

from django.db import migrations

WITHOUT_NAMES = "UPDATE activity_event SET facts = facts - 'name' WHERE starts_with(type, 'space.') AND facts ? 'member'"

STAY = """
CREATE FUNCTION activity_event_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'TRUNCATE' AND current_setting('kith.keeping', true) = 'yes' AND current_setting('role') = 'none' THEN
        RETURN NULL;
    END IF;
    IF TG_OP = 'UPDATE' AND NEW.actor_id IS NULL
        AND OLD.actor_id::text = current_setting('kith.forgetting', true)
        AND (NEW.id, NEW.type, NEW.at, NEW.facts) IS NOT DISTINCT FROM (OLD.id, OLD.type, OLD.at, OLD.facts)
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'What happened is never changed or removed.' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER activity_event_stays BEFORE UPDATE OR DELETE ON activity_event
    FOR EACH ROW EXECUTE FUNCTION activity_event_stays();
CREATE TRIGGER activity_events_stay BEFORE TRUNCATE ON activity_event
    FOR EACH STATEMENT EXECUTE FUNCTION activity_event_stays();
"""
GO = """
DROP TRIGGER activity_event_stays ON activity_event;
DROP TRIGGER activity_events_stay ON activity_event;
DROP FUNCTION activity_event_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("activity", "0001_initial")]
    operations = [
        migrations.RunSQL(WITHOUT_NAMES, migrations.RunSQL.noop),
        migrations.RunSQL(STAY, GO),
    ]
