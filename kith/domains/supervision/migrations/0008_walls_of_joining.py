from django.db import migrations

from kith.infrastructure.database.private import Walled

INSIDE = """EXISTS (SELECT FROM supervision_circle circle JOIN spaces_membership place ON place.space_id = circle.space_id
    WHERE circle.item_id = supervision_knock.circle_id AND place.person_id = {me} AND place.state = 'active')"""
MINE = "person_id = {me}"
# Whoever sees the knock; who said what, only they themselves.
OF_KNOCK = "EXISTS (SELECT FROM supervision_knock knock WHERE knock.id = supervision_welcome.knock_id AND knock.person_id <> {me})"
OWN = "EXISTS (SELECT FROM spaces_membership own WHERE own.id = supervision_welcome.member_id AND own.person_id = {me})"


class Migration(migrations.Migration):

    dependencies = [("supervision", "0007_joining")]

    operations = [
        Walled("Knock", sees=f"{MINE} OR {INSIDE}", adds=MINE, changes=INSIDE, removes=MINE),
        Walled("Welcome", sees=OWN, adds=f"{OWN} AND {OF_KNOCK}", changes=f"{OWN} AND {OF_KNOCK}"),
    ]
