from django.db import migrations

from kith.infrastructure.database.private import Walled

MINE = "person_id = {me}"
# Keys look past the wall; a condition does not: what a piece leads to is one's own as well, unless all may see it.
ITS_CREDENTIAL = (
    "credential_id IS NULL OR EXISTS (SELECT FROM learning_credential held WHERE held.id = credential_id)"
)
ITS_CERTIFICATE = "certificate_id IS NULL OR EXISTS (SELECT FROM learning_certificate given WHERE given.id = certificate_id)"
OF_MINE = f"{MINE} AND ({ITS_CREDENTIAL}) AND ({ITS_CERTIFICATE})"
BOTH = (
    "EXISTS (SELECT FROM portfolios_share shared WHERE shared.id = share_id)"
    " AND EXISTS (SELECT FROM portfolios_piece piece WHERE piece.id = piece_id)"
)


class Migration(migrations.Migration):
    dependencies = [("portfolios", "0001_initial"), ("learning", "0004_certificates_walled")]

    operations = [
        Walled("Piece", sees=MINE, adds=OF_MINE, changes=OF_MINE),
        Walled("Share", sees=MINE),
        Walled("Shown", sees=BOTH, changes=None),
    ]
