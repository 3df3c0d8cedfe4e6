"""What a card says of a gathering in any list: on which day it is, by the clock of its reader."""

from datetime import datetime
from typing import Any

from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce, JSONObject
from django.utils import timezone
from django.utils.translation import gettext as _

from kith.capabilities.items.kinds import CardLine
from kith.domains.gatherings.models import Occasion
from kith.domains.gatherings.models.gathering import LONGEST
from kith.lib.times import days_in_words


def _facts(item: OuterRef) -> Coalesce:
    """Its next date that takes place; where none is ahead, its last; where none did, one that was cancelled."""
    now, dates = timezone.now(), Occasion.objects.filter(gathering=item)
    stand = dates.filter(cancelled_at=None)
    ahead = stand.filter(begins_at__gt=now - LONGEST, ends_at__gt=now).order_by("begins_at")
    over = stand.filter(begins_at__lt=now, ends_at__lte=now).order_by("-begins_at")
    cancelled = Coalesce("gathering__cancelled_at", "cancelled_at")
    told = JSONObject(begins="begins_at", ends="ends_at", cancelled=cancelled)
    return Coalesce(*(Subquery(each.values(json=told)[:1]) for each in (ahead, over, dates)))


def _words(facts: Any) -> str:
    if facts["cancelled"]:
        return _("It was cancelled.")
    begins, ends = (timezone.localtime(datetime.fromisoformat(facts[name])) for name in ("begins", "ends"))
    days = days_in_words(begins, ends)
    return days if ends > timezone.now() else _("It was on %(day)s.") % {"day": days}


ON_WHICH_DAY = CardLine(_facts, _words)
