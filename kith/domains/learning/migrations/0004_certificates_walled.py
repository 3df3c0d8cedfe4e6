from django.db import migrations

from kith.infrastructure.database.private import Walled

MINE = "person_id = {me}"


class Migration(migrations.Migration):

    dependencies = [("learning", "0003_certificates")]

    operations = [Walled("Certificate", sees=MINE, changes=None)]
