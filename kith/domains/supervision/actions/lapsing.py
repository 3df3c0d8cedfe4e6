"""What becomes of a request to listen when its time is over, and when an account ends."""

from collections.abc import Iterable

from django.utils import timezone

from kith.domains.supervision.events import ListenerMissed
from kith.domains.supervision.models import Listening, ListeningLine, Log, ReviewAnswer, Training, TurnWish
from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person
from kith.infrastructure.database.carrying import Rows, carry
from kith.infrastructure.database.private import seen_as
from kith.infrastructure.safes.actions import destroy
from kith.infrastructure.safes.models import Safe


def lapse(asker: Person, *, key: str) -> None:
    """If its time is over, its words are gone. If nobody could listen, whoever asked is told once of a page that is for them.

    Who asked again for another day is looked at again then.
    """
    with seen_as(asker):
        own = Listening.objects.filter(key=key, asker__person=asker)
        found = own.select_related("safe").first()
        if found is None or not found.has_lapsed:
            own.exclude(answerer=None).filter(lapses_at__lte=timezone.now()).update(sealed=b"")
            return
        if found.safe:
            destroy(found.safe)
        if own.filter(is_missed=False).update(is_missed=True):
            record(ListenerMissed(circle=found.circle_id, key=key, to=asker.pk), by=None)


def forget(person: Person) -> None:
    """After an account is closed: its log, its answers, what it asked and wrote are gone; nobody waits for its turns."""
    with seen_as(person):
        safes = _safes_of(person)
        Log.objects.filter(person=person).delete()
        for safe in safes:
            destroy(safe)
        ListeningLine.objects.filter(author__person=person).delete()
        asked = Listening.objects.filter(asker__person=person)
        for each in asked.select_related("safe"):
            if each.safe:
                destroy(each.safe)
        asked.delete()
    Training.objects.filter(member__person=person).delete()
    TurnWish.objects.filter(member__person=person).delete()


def _safes_of(person: Person) -> set[Safe]:
    """Of what they learned, and of each of their answers, which go with it."""
    logs = Log.objects.filter(person=person).exclude(safe=None).values("safe")
    answers = ReviewAnswer.objects.filter(member__person=person).values("safe")
    return {*Safe.objects.filter(pk__in=logs), *Safe.objects.filter(pk__in=answers)}


def move(ended: Person, *, into: Person) -> None:
    """Give the log to the account that is kept; what was said in circles goes along with the place there. Nobody sees both at once."""
    carry([Log.objects.select_related("safe")], ended, into=into, forget=_take_log, fit=_noted_once)


def _take_log(person: Person) -> None:
    with seen_as(person):
        Log.objects.filter(person=person).delete()


def _noted_once(rows: Rows, into: Person) -> Rows:
    """Of a meeting that stands in both logs, what the kept account wrote stays; the other entry is gone, with what it says was learned."""
    taken = set(Log.objects.filter(person=into).values_list("key", flat=True))
    kept = [each for each in rows[Log] if each.key not in taken]
    for safe in _safes(rows[Log]) - _safes(kept):
        destroy(safe)
    return {Log: kept}


def _safes(logs: Iterable[Log]) -> set[Safe]:
    return {each.safe for each in logs if each.safe}
