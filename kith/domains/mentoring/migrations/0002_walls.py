from django.db import migrations

from kith.infrastructure.database.private import Walled

MINE = "person_id = {me}"
# A side asks nothing; what two share asks for a side.
SIDED = """EXISTS (SELECT FROM mentoring_side side
    WHERE side.person_id = {me} AND side.pair_id = %s)"""
OF_PAIR, OF_GOAL = SIDED % "mentoring_pair.key", SIDED % "mentoring_goal.pair_id"
# Only who said yes makes a pair; it becomes theirs in the same moment.
SAID_YES = "EXISTS (SELECT FROM mentoring_side side WHERE side.person_id = {me} AND side.state = 'yes')"


class Migration(migrations.Migration):

    dependencies = [("mentoring", "0001_initial")]

    operations = [
        Walled("Readiness", sees=MINE),
        Walled("Side", sees=MINE),
        Walled("Pair", sees=OF_PAIR, adds=SAID_YES),
        Walled("Goal", sees=OF_GOAL),
    ]
