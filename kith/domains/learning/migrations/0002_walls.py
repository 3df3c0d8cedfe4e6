from django.db import migrations

from kith.infrastructure.database.private import Walled

MINE = "person_id = {me}"
# Keys look past the wall; a condition does not: what a row belongs to is one's own as well.
ITS_CREDENTIAL = "EXISTS (SELECT FROM learning_credential held WHERE held.id = credential_id)"
ITS_HOURS = "EXISTS (SELECT FROM learning_hours trained WHERE trained.id = hours_id)"
FOR_ANY = f"{MINE} AND (credential_id IS NULL OR {ITS_CREDENTIAL})"


class Migration(migrations.Migration):

    dependencies = [("learning", "0001_initial")]

    operations = [
        Walled("Credential", sees=MINE),
        Walled("Hours", sees=MINE, adds=FOR_ANY, changes=FOR_ANY),
        Walled("Proof", sees=MINE, adds=f"{MINE} AND {ITS_HOURS}", changes=None),
        Walled("Waiver", sees=MINE, adds=f"{MINE} AND {ITS_CREDENTIAL}"),
    ]
