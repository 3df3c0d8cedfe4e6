from django.db import migrations

from kith.infrastructure.database.private import Walled

MINE = "person_id = {me}"
# Keys look past the wall; a condition does not: the keeper of a leaf is one's own as well.
ITS_KEEPER = "EXISTS (SELECT FROM wellbeing_keeper held WHERE held.id = keeper_id)"


class Migration(migrations.Migration):

    dependencies = [("wellbeing", "0001_initial")]

    operations = [
        Walled("Keeper", sees=MINE),
        Walled("Leaf", sees=MINE, adds=f"{MINE} AND {ITS_KEEPER}", changes=f"{MINE} AND {ITS_KEEPER}"),
    ]
