"""How long something takes, in words."""

from collections.abc import Iterable

from django.utils.translation import gettext, ngettext

from kith.domains.courses.models import Step

HOUR = 60


def in_words(minutes: int) -> str:
    """“2 hours and 15 minutes”."""
    hours, rest = divmod(minutes, HOUR)
    of_hours = ngettext("%(hours)d hour", "%(hours)d hours", hours) % {"hours": hours}
    of_minutes = ngettext("%(minutes)d minute", "%(minutes)d minutes", rest) % {"minutes": rest}
    if hours and rest:
        return gettext("%(hours)s and %(minutes)s") % {"hours": of_hours, "minutes": of_minutes}
    return of_hours if hours else of_minutes


def together(steps: Iterable[Step]) -> str:
    """How long all steps take; nothing where there are none."""
    minutes = sum(step.minutes for step in steps)
    return in_words(minutes) if minutes else ""
