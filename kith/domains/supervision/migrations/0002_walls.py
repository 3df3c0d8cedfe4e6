from django.db import migrations

from kith.infrastructure.database.private import Walled

MINE = "person_id = {me}"
# Whoever belongs to the space of a circle; %s is the table that asks.
INSIDE = """EXISTS (SELECT FROM supervision_circle circle JOIN spaces_membership place ON place.space_id = circle.space_id
    WHERE circle.item_id = %s.circle_id AND place.person_id = {me} AND place.state = 'active')"""
AS_MEMBER = """EXISTS (SELECT FROM supervision_circle circle JOIN spaces_membership own ON own.space_id = circle.space_id
    WHERE circle.item_id = %s.circle_id AND own.id = %s.%s AND own.person_id = {me} AND own.state = 'active')"""
OWN = "EXISTS (SELECT FROM spaces_membership own WHERE own.id = %s.%s AND own.person_id = {me})"
ANSWER, LISTENING = "supervision_reviewanswer", "supervision_listening"
ANSWERED, ASKED = OWN % (ANSWER, "member_id"), OWN % (LISTENING, "asker_id")
ANSWERS, ASKS = AS_MEMBER % (ANSWER, ANSWER, "member_id"), AS_MEMBER % (LISTENING, LISTENING, "asker_id")


class Migration(migrations.Migration):

    dependencies = [("supervision", "0001_initial"), ("spaces", "0009_space_most")]

    operations = [
        Walled("Log", sees=MINE),
        Walled(
            "ReviewAnswer", sees=f"{INSIDE % ANSWER} OR {ANSWERED}", adds=ANSWERS, changes=ANSWERS, removes=ANSWERED
        ),
        Walled(
            "Listening", sees=f"{INSIDE % LISTENING} OR {ASKED}", adds=ASKS,
            changes=f"{INSIDE % LISTENING} OR {ASKED}", removes=ASKED,
        ),
    ]
