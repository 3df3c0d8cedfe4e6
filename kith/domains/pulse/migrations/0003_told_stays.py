"""What a month said and cost is written once: the database refuses to change or remove it, whoever asks."""

from django.db import migrations

STAY = """
CREATE FUNCTION pulse_told_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'What was told of a month is never changed or removed, and its budget is never given back.'
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER pulse_told_stays BEFORE UPDATE OR DELETE ON pulse_told
    FOR EACH ROW EXECUTE FUNCTION pulse_told_stays();
"""
GO = """
DROP TRIGGER pulse_told_stays ON pulse_told;
DROP FUNCTION pulse_told_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("pulse", "0002_walls")]
    operations = [migrations.RunSQL(STAY, GO)]
