from django.db import migrations

from kith.infrastructure.database.private import Walled

MINE = "person_id = {me}"
# Keys look past the wall; a condition does not: the look that an answer belongs to is one's own as well.
ITS_LOOK = "EXISTS (SELECT FROM competencies_look took WHERE took.id = look_id)"


class Migration(migrations.Migration):

    dependencies = [("competencies", "0001_initial")]

    operations = [
        Walled("Look", sees=MINE),
        Walled("Answer", sees=MINE, adds=f"{MINE} AND {ITS_LOOK}", changes=f"{MINE} AND {ITS_LOOK}"),
        Walled("NextStep", sees=MINE),
    ]
