"""That a seal is to be opened, and who agreed, is written once; and never do one person's two hands open it."""

from django.db import migrations

STAY = """
CREATE FUNCTION moderation_unsealing_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'What was asked and answered about a seal is never changed or removed.'
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER moderation_unsealing_stays BEFORE UPDATE OR DELETE ON moderation_unsealing
    FOR EACH ROW EXECUTE FUNCTION moderation_unsealing_stays();
CREATE TRIGGER moderation_unsealinganswer_stays BEFORE UPDATE OR DELETE ON moderation_unsealinganswer
    FOR EACH ROW EXECUTE FUNCTION moderation_unsealing_stays();
CREATE FUNCTION moderation_unsealing_takes_two() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM moderation_unsealing asked WHERE asked.id = NEW.unsealing_id
               AND (asked.by_id = NEW.by_id OR asked.at + interval '14 days' < NEW.at)) THEN
        RAISE EXCEPTION 'A seal is opened by two, within 14 days.' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER moderation_unsealing_takes_two BEFORE INSERT ON moderation_unsealinganswer
    FOR EACH ROW EXECUTE FUNCTION moderation_unsealing_takes_two();
"""
GO = """
DROP TRIGGER moderation_unsealing_takes_two ON moderation_unsealinganswer;
DROP FUNCTION moderation_unsealing_takes_two();
DROP TRIGGER moderation_unsealinganswer_stays ON moderation_unsealinganswer;
DROP TRIGGER moderation_unsealing_stays ON moderation_unsealing;
DROP FUNCTION moderation_unsealing_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("moderation", "0003_unsealing")]
    operations = [migrations.RunSQL(STAY, GO)]
