"""What a published version carries is written once: the database refuses to add a file to it, or to change one for another.

A file may still go: its writer can delete their words, and a host what must not stay.
"""

from django.db import migrations

STAY = """
CREATE FUNCTION versions_carriedfile_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM versions_version WHERE id IN (OLD.version_id, NEW.version_id) AND state = 'published'
    ) THEN
        RAISE EXCEPTION 'What a published version carries is never changed.' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER versions_carriedfile_stays BEFORE INSERT OR UPDATE ON versions_carriedfile
    FOR EACH ROW EXECUTE FUNCTION versions_carriedfile_stays();
"""
GO = """
DROP TRIGGER versions_carriedfile_stays ON versions_carriedfile;
DROP FUNCTION versions_carriedfile_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("versions", "0004_files_of_versions")]
    operations = [migrations.RunSQL(STAY, GO)]
