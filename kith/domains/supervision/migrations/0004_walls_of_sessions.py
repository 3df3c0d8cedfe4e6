from django.db import migrations

from kith.infrastructure.database.private import Walled

INSIDE = """EXISTS (SELECT FROM supervision_circle circle JOIN spaces_membership place ON place.space_id = circle.space_id
    WHERE circle.item_id = supervision_session.circle_id AND place.person_id = {me} AND place.state = 'active')"""
# Whoever sees the session, since the wall of that one asks who belongs to the circle.
OF_SESSION = "EXISTS (SELECT FROM supervision_session session WHERE session.id = %s.session_id)"
OWN = "EXISTS (SELECT FROM spaces_membership own WHERE own.id = %s.%s AND own.person_id = {me})"
PASSAGE, NOTE = "supervision_passage", "supervision_note"
AUTHOR = OWN % (PASSAGE, "author_id")
SECRETARY, PRESENTER = OWN % (NOTE, "author_id"), OWN % (NOTE, "presenter_id")


class Migration(migrations.Migration):

    dependencies = [("supervision", "0003_sessions")]

    operations = [
        Walled("Reminded", sees="person_id = {me}"),
        Walled("Session", sees=INSIDE, removes=None),
        Walled(
            "Passage", sees=f"{OF_SESSION % PASSAGE} OR {AUTHOR}", adds=f"{OF_SESSION % PASSAGE} AND {AUTHOR}",
            changes=f"{OF_SESSION % PASSAGE} AND {AUTHOR}", removes=AUTHOR,
        ),
        Walled(
            "Note", sees=f"{SECRETARY} OR {OF_SESSION % NOTE} AND {PRESENTER}",
            adds=f"{OF_SESSION % NOTE} AND {SECRETARY}", changes=f"{OF_SESSION % NOTE} AND {SECRETARY}", removes=SECRETARY,
        ),
    ]
