"""Decisions are written once: the database refuses to change or remove one, whoever asks."""

from django.db import migrations

STAY = """
CREATE FUNCTION moderation_decision_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'A decision is never changed or removed; taking it back is a row of its own.'
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER moderation_decision_stays BEFORE UPDATE OR DELETE ON moderation_decision
    FOR EACH ROW EXECUTE FUNCTION moderation_decision_stays();
"""
GO = """
DROP TRIGGER moderation_decision_stays ON moderation_decision;
DROP FUNCTION moderation_decision_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("moderation", "0001_initial")]
    operations = [migrations.RunSQL(STAY, GO)]
