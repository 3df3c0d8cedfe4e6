"""Who left and asks again is known to have been here, so that a refusal does not take away who signed their words."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def tell_who_returns(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    left = apps.get_model("activity", "Event").objects.filter(type="space.left")
    members = list(left.values_list("facts__member", flat=True).distinct())
    asking = apps.get_model("spaces", "Membership").objects.filter(state="requested")
    asking.filter(pk__in=[member for member in members if member]).update(state="returning")


def forget_who_returns(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("spaces", "Membership").objects.filter(state="returning").update(state="requested")


class Migration(migrations.Migration):
    dependencies = [
        ("activity", "0001_initial"),
        ("spaces", "0002_space_sent_once"),
    ]

    operations = [
        migrations.AlterField(
            model_name="membership",
            name="state",
            field=models.CharField(
                choices=[
                    ("active", "Belongs here"),
                    ("requested", "Asked to join"),
                    ("returning", "Left, and asked to come back"),
                    ("left", "Left"),
                    ("removed", "Removed by a host"),
                    ("imported", "Author of imported words"),
                ],
                default="active",
                max_length=10,
            ),
        ),
        migrations.RunPython(tell_who_returns, forget_who_returns),
    ]
