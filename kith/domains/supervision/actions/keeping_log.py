"""One's own log. Nobody else reads it, and no event says that something was written.

What was learned is locked: `KeyLost` where it cannot be, and then nothing is written.
"""

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from kith.domains.learning.actions.crediting import add_training
from kith.domains.supervision.actions.stating import withdraw_all_with
from kith.domains.supervision.models import Circle, Log, Meeting, Session
from kith.domains.supervision.queries.formats import format_called
from kith.foundation.house.choices import house
from kith.foundation.people.models import Person
from kith.infrastructure.database.private import seen_as
from kith.infrastructure.safes.actions import destroy, new_safe
from kith.infrastructure.safes.models import Safe
from kith.infrastructure.safes.opening import opened
from kith.lib.zones import zone


def write_down(meeting: Meeting, *, by: Person, **details: Any) -> Log:
    """Say to oneself “I was there”, of a meeting that was held. Written again, it says it better."""
    circle = meeting.circle
    told = {
        "circle": circle, "meeting": meeting, "format": _kind(circle, meeting),
        "on": timezone.localdate(meeting.begins_at, zone(circle.zone)),
    }  # fmt: skip
    return _keep(meeting.key, by, told, **details)


def write_down_session(session: Session, *, on: date, by: Person, **details: Any) -> Log:
    """The same of a session in writing. It stays when the session is gone."""
    told = {"circle": session.circle, "format": session.format.code, "on": on}
    return _keep(session.log_key, by, told, **details)


def _keep(key: str, by: Person, told: dict[str, Any], **details: Any) -> Log:
    with seen_as(by):
        before = Log.objects.filter(person=by, key=key).select_related("safe").first()
        if before:
            _unstate(before, by=by, **details)
        said = told | _laid(key, by, **details)
        found, _made = Log.objects.update_or_create(person=by, key=key, defaults=said)
        if before:
            _let_go(before.safe)
    return found


def _laid(key: str, by: Person, learned: str | None = None, **details: Any) -> dict[str, Any]:
    """What was learned goes into the safe of its owner. Where there is nothing, none is needed."""
    if learned is None:
        return details
    if not learned:
        return details | {"safe": None, "sealed": b""}
    mine = Log.objects.filter(person=by).exclude(safe=None).select_related("safe").order_by("pk").first()
    safe = mine.safe if mine and mine.safe else new_safe()
    return details | {"safe": safe, "sealed": opened(safe).lock(learned, about=Log(key=key).place)}


def _let_go(safe: Safe | None) -> None:
    """With the last sentence goes the key."""
    if safe is not None and not Log.objects.filter(safe=safe).exists():
        destroy(safe)


def _kind(circle: Circle, meeting: Meeting) -> str:
    """The format of the house, also where the circle has a copy of its own: that one may be gone one day."""
    told = format_called(circle, meeting.format, circle.space.language)
    return told.code if told else ""


def correct(log: Log, *, by: Person, **details: Any) -> None:
    """Say it better. A statement that says other hours holds no more."""
    with seen_as(by):
        _unstate(log, by=by, **details)
        Log.objects.filter(pk=log.pk, person=by).update(**_laid(log.key, by, **details))
        _let_go(log.safe)


def _unstate(log: Log, *, by: Person, **details: Any) -> None:
    if details.get("minutes", log.minutes) != log.minutes:
        withdraw_all_with(log, by=by)


def remove(log: Log, *, by: Person) -> None:
    """Take it out of one's log for good, and statements that count it back. Hours that were given to credentials stay there."""
    with seen_as(by):
        withdraw_all_with(log, by=by)
        Log.objects.filter(pk=log.pk, person=by).delete()
        _let_go(log.safe)


def give_hours(log: Log, *, by: Person) -> None:
    """Let these hours count for one's credentials, as added by oneself. They say neither with whom one met nor about what."""
    with seen_as(by):
        add_training(
            by=by, key=log.key, on=log.on, minutes=log.minutes, programme=_("Peer supervision in a circle"),
            provider=house().name[:200], categories=["supervision"],
        )  # fmt: skip
        Log.objects.filter(pk=log.pk, person=by).update(counts=True)
