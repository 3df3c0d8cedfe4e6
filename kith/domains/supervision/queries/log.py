"""Reading one's own log, and what one stated from it. Asked behind the wall, inside `seen_as`."""

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from kith.domains.learning.queries import certificates_of
from kith.domains.supervision.models import Log
from kith.domains.supervision.period import KEY, Period
from kith.domains.supervision.stating import can_be_stated
from kith.foundation.people.models import Person
from kith.infrastructure.safes.opening import opened
from kith.lib.reaching import reached


def log_of(person: Person) -> QuerySet[Log, Log]:
    """One's own, the newest first."""
    return Log.objects.filter(person=person).select_related("safe").order_by("-on", "-pk")


def with_learned(logs: Iterable[Log]) -> list[Log]:
    """With what each says that was learned; `KeyLost` where a safe stays shut."""
    found = list(logs)
    safes = {log.safe.pk: log.safe for log in found if log.safe is not None}
    known = {key: opened(safe) for key, safe in safes.items()}
    for log in found:
        if log.safe is not None:
            log.learned = known[log.safe.pk].unlock(log.sealed, about=log.place)
    return found


def reach_log(person: Person, pk: int) -> Log:
    return reached(log_of(person).select_related("circle", "meeting").filter(pk=pk).first())


def own_log(key: str, *, by: Person) -> Log | None:
    """What someone wrote down already of a meeting, or of a session, by its key."""
    return log_of(by).filter(key=key).first()


def logs_in(period: Period, *, by: Person) -> list[Log]:
    """Meetings of a period of which the house knows as well."""
    found = log_of(by).filter(on__gte=period.since, on__lte=period.until).select_related("meeting")
    return [log for log in found if can_be_stated(log)]


def keys_of_statements_over(day: date, *, by: Person) -> list[str]:
    """Of those that hold and are about a period in which this day is."""
    hold = certificates_of(by).filter(key__startswith=KEY, issued__revoked_at=None)
    return list(hold.filter(began_on__lte=day, ended_on__gte=day).values_list("key", flat=True))
