from django.db import migrations

from kith.infrastructure.database.private import Walled

MINE = "person_id = {me}"


class Migration(migrations.Migration):

    dependencies = [("pulse", "0001_initial")]

    operations = [Walled("Voice", sees=MINE), Walled("Answer", sees=MINE)]
