from django.db import migrations

from kith.infrastructure.database.private import Walled

LINE = "supervision_listeningline"
# One of the two, as long as they see the request: its wall asks who belongs to the circle.
OF_THE_TWO = f"""EXISTS (SELECT FROM supervision_listening asked
    JOIN spaces_membership own ON own.id IN (asked.asker_id, asked.answerer_id)
    WHERE asked.id = {LINE}.listening_id AND own.person_id = {{me}})"""
OWN = f"EXISTS (SELECT FROM spaces_membership own WHERE own.id = {LINE}.author_id AND own.person_id = {{me}})"


class Migration(migrations.Migration):

    dependencies = [("supervision", "0010_listening_reviews_and_days")]

    operations = [
        Walled(
            "ListeningLine", sees=f"{OF_THE_TWO} OR {OWN}", adds=f"{OF_THE_TWO} AND {OWN}", changes=None, removes=OWN
        ),
    ]
