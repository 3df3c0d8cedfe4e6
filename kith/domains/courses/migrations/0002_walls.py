from django.db import migrations

from kith.infrastructure.database.private import Walled

MINE = "person_id = {me}"
# Keys look past the wall; a condition does not: what a row belongs to is one's own as well.
OF_MY_TAKING = f"{MINE} AND EXISTS (SELECT FROM courses_taking own WHERE own.id = taking_id)"


class Migration(migrations.Migration):
    dependencies = [("courses", "0001_initial")]

    operations = [
        Walled("Taking", sees=MINE),
        Walled("Done", sees=MINE, adds=OF_MY_TAKING, changes=None),
        Walled("Answer", sees=MINE, adds=OF_MY_TAKING, changes=OF_MY_TAKING),
    ]
