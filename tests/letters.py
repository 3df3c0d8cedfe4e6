"""Letters of one person, in tests."""

from datetime import datetime

from kith.capabilities.notifications.jobs import write_some
from kith.capabilities.notifications.models import Letter
from kith.foundation.people.models import Person


def write_letter(person: Person, *, sort: str, now: datetime) -> Letter | None:
    """The letter of what waits for someone, if one is due now."""
    return next(iter(write_some([person.pk], sort=sort, now=now)), None)
