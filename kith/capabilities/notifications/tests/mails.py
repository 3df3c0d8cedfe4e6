"""Letters for someone, as the tests of letters need them."""

from datetime import datetime

from django.utils import timezone

from kith.capabilities.notifications.actions import wish
from kith.capabilities.notifications.models import Letter
from tests.cast import Cast
from tests.letters import write_letter


def at_once(cast: Cast, name: str = "maria") -> None:
    wish({("item.nearby", "mail"): "now"}, by=cast[name])


def write(
    cast: Cast, name: str = "maria", *, sort: str = "now", now: datetime | None = None
) -> Letter | None:
    return write_letter(cast[name], sort=sort, now=now or timezone.now())


def due(cast: Cast, *, sort: str = "now") -> Letter:
    """Maria's letter, which must be due."""
    letter = write(cast, sort=sort)
    assert letter is not None
    return letter
