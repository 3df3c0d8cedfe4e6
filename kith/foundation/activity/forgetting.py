"""Taking a name off what happened: the one thing that can go from an event."""

from django.db import connection, transaction
from django.db.models import QuerySet

from kith.foundation.activity.models import Event
from kith.foundation.people.models import Person


@transaction.atomic
def take_name_off(events: QuerySet[Event, Event], *, of: Person) -> None:
    """Say no more who did this, if it was this person. The database lets it happen for nobody else meanwhile."""
    _forgetting(str(of.pk))
    events.filter(actor=of).update(actor=None)
    _forgetting("")


def _forgetting(key: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('kith.forgetting', %s, true)", [key])
