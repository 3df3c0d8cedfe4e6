"""What is ahead, laid out anew after its plan changed."""

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone

from kith.domains.gatherings.laying_out import AHEAD, before_day, lay_out, occasion, planned
from kith.domains.gatherings.models import Gathering, Occasion, Seat


def lay_out_anew(gathering: Gathering, *, at: datetime | None = None) -> list[Occasion]:
    """Let the coming dates be those of the plan, and say which of them had to be cancelled. A part of a verb.

    A date that the plan still names stays the same date, with its seats; where it was moved to, it stays as well. A date that it
    names no more is not lost without a word if someone took a seat for it by itself, or if hosts had made it a special one.
    """
    now = at or timezone.now()
    ahead = list(gathering.occasions.filter(begins_at__gt=now, is_extra=False))
    booked = set(Seat.objects.filter(seats__occasion__in=ahead).values_list("seats__occasion", flat=True))
    named = named_of(gathering, ahead, until=now + AHEAD)
    _keep_time([each for each in ahead if each.wall in named], gathering)
    gone = [each for each in ahead if each.wall not in named and not each.is_cancelled]
    dropped = [each for each in gone if each.pk in booked or each.is_special]
    Occasion.objects.filter(pk__in=[each.pk for each in dropped]).update(cancelled_at=now)
    lost = {each.pk for each in gone} - {each.pk for each in dropped}
    Occasion.objects.filter(pk__in=lost).delete()
    lay_out(gathering, since=now, at=now)  # what was before stays as it was
    return dropped


def named_of(gathering: Gathering, dates: Iterable[Occasion], *, until: datetime) -> set[datetime]:
    """The dates that the plan names, from the first of these on: one that was moved may stand before today by its name."""
    first = min((each.day for each in dates), default=until.date())
    return {start.wall for start in planned(gathering, until=until, since=before_day(first))}


def _keep_time(dates: list[Occasion], gathering: Gathering) -> None:
    """Each where the plan has it by now, unless its hosts moved it."""
    usual = [each for each in dates if not each.is_moved]
    for each in usual:
        by_plan = occasion(gathering, each.day, each.at)
        each.begins_at, each.ends_at = by_plan.begins_at, by_plan.ends_at
    Occasion.objects.bulk_update(usual, ["begins_at", "ends_at"])
