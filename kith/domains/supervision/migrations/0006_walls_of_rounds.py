from django.db import migrations

from kith.infrastructure.database.private import Walled

MINE = "person_id = {me}"


class Migration(migrations.Migration):

    dependencies = [("supervision", "0005_rounds")]

    operations = [Walled("Wish", sees=MINE), Walled("Offer", sees=MINE)]
