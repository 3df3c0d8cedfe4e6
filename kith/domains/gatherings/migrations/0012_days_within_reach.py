from datetime import UTC, date, datetime

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)
EARLIEST, LATEST = datetime(1899, 12, 30, tzinfo=UTC), datetime(2200, 1, 2, tzinfo=UTC)


def let_go(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """A year that was mistyped is no date to which anyone comes."""
    occasions = apps.get_model("gatherings", "Occasion").objects
    occasions.filter(models.Q(begins_at__lt=EARLIEST) | models.Q(begins_at__gt=LATEST)).delete()
    gatherings = apps.get_model("gatherings", "Gathering").objects
    gatherings.filter(first_day__lt=FIRST_DAY).update(first_day=FIRST_DAY)
    gatherings.filter(first_day__gt=LAST_DAY).update(first_day=LAST_DAY)


class Migration(migrations.Migration):
    dependencies = [("gatherings", "0011_names_in_calendars")]

    operations = [
        migrations.RunPython(let_go, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="gathering",
            constraint=models.CheckConstraint(
                condition=models.Q(first_day__gte=FIRST_DAY, first_day__lte=LAST_DAY), name="gatherings_day_within_reach"
            ),
        ),
        migrations.AddConstraint(
            model_name="occasion",
            constraint=models.CheckConstraint(
                condition=models.Q(begins_at__gte=EARLIEST, begins_at__lte=LATEST), name="gatherings_occasion_within_reach"
            ),
        ),
    ]
