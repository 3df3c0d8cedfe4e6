from django.db import migrations

from kith.infrastructure.database.private import Walled

MINE = "person_id = {me}"
# Hosts of the space, and whoever announced it, read what those need who come and tell it.
TOLD_TO_ME = """EXISTS (
    SELECT FROM gatherings_seat seat
    JOIN gatherings_seats seats ON seats.id = seat.seats_id
    JOIN items_item item ON item.id = seats.gathering_id
    JOIN spaces_membership host ON host.space_id = item.space_id
    WHERE seat.person_id = gatherings_needs.person_id AND seat.tells_needs
        AND seat.state IN ('asked', 'waiting', 'offered', 'seated')
        AND host.person_id = {me} AND host.state = 'active'
        AND (host.role = 'host' OR host.id = item.author_id))"""


class Migration(migrations.Migration):
    dependencies = [("gatherings", "0001_initial")]

    operations = [Walled("Needs", sees=f"{MINE} OR {TOLD_TO_ME}", adds=MINE, changes=MINE, removes=MINE)]
