"""What moderators noted about a case, and how an appeal was answered, is written once: the database refuses to change it."""

from django.db import migrations

STAY = """
CREATE FUNCTION moderation_word_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'What was noted or answered at a desk is never changed or removed.'
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER moderation_casenote_stays BEFORE UPDATE OR DELETE ON moderation_casenote
    FOR EACH ROW EXECUTE FUNCTION moderation_word_stays();
CREATE TRIGGER moderation_answered_appeal_stays BEFORE UPDATE OR DELETE ON moderation_appeal
    FOR EACH ROW WHEN (OLD.outcome <> '') EXECUTE FUNCTION moderation_word_stays();
"""
GO = """
DROP TRIGGER moderation_answered_appeal_stays ON moderation_appeal;
DROP TRIGGER moderation_casenote_stays ON moderation_casenote;
DROP FUNCTION moderation_word_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("moderation", "0004_unsealings_stay")]
    operations = [migrations.RunSQL(STAY, GO)]
