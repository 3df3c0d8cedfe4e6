"""One's own log. Nobody else reads it, and no event says that something was written."""

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from kith.domains.learning.actions.crediting import add_training
from kith.domains.supervision.models import Log, Meeting, Session
from kith.foundation.house.choices import house
from kith.foundation.people.models import Person
from kith.infrastructure.database.private import seen_as
from kith.lib.zones import zone


def write_down(meeting: Meeting, *, by: Person, **details: Any) -> Log:
    """Say to oneself “I was there”, of a meeting that was held. Written again, it says it better."""
    on = timezone.localdate(meeting.begins_at, zone(meeting.circle.zone))
    told = {"circle": meeting.circle, "meeting": meeting, "format": meeting.format, "on": on}
    return _keep(meeting.key, by, told | details)


def write_down_session(session: Session, *, on: date, by: Person, **details: Any) -> Log:
    """The same of a session in writing. It stays when the session is gone."""
    told = {"circle": session.circle, "format": session.format.code, "on": on}
    return _keep(session.log_key, by, told | details)


def _keep(key: str, by: Person, told: dict[str, Any]) -> Log:
    with seen_as(by):
        found, _made = Log.objects.update_or_create(person=by, key=key, defaults=told)
    return found


def correct(log: Log, *, by: Person, **details: Any) -> None:
    """Say it better."""
    with seen_as(by):
        Log.objects.filter(pk=log.pk, person=by).update(**details)


def remove(log: Log, *, by: Person) -> None:
    """Take it out of one's log for good. Hours that were given to credentials stay there."""
    with seen_as(by):
        Log.objects.filter(pk=log.pk, person=by).delete()


def give_hours(log: Log, *, by: Person) -> None:
    """Let these hours count for one's credentials, as added by oneself. They say neither with whom one met nor about what."""
    with seen_as(by):
        add_training(
            by=by, key=log.key, on=log.on, minutes=log.minutes, programme=_("Peer supervision in a circle"),
            provider=house().name[:200], categories=["supervision"],
        )  # fmt: skip
        Log.objects.filter(pk=log.pk, person=by).update(counts=True)
