"""What slows down someone who has just come, and a flood from anyone.

The brakes lift by time and presence: some days after joining, and words on two different days. Never by being liked.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db.models import Count, Q
from django.db.models.functions import TruncDate
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kith.capabilities.conversations.masks import written_since_by
from kith.capabilities.conversations.models import Post
from kith.foundation.people.models import Person
from kith.foundation.spaces.newcomers import DAYS_PRESENT, LINK, is_newcomer

LINKS, FILES, POSTS_A_DAY = 2, 2, 15

TOO_MANY_LINKS = _(
    "In their first days, people can put two links into a post. Please leave some out, or share them later."
)
TOO_MANY_FILES = _("In their first days, people can add two files to a post. Please choose two.")
ENOUGH_FOR_TODAY = _(
    "This is much for one of your first days. Your words are kept. Please send them tomorrow."
)
TOO_FAST = _(
    "You have written very much in the last hour. Your words are kept. Please send them a little later."
)


NOT_YET_UNDER_MASK = _(
    "In their first days, people write here under their usual name. Once others know you a little, you can also use a name "
    "made for one conversation. Your words are kept."
)


@dataclass(frozen=True)
class Written:
    """How much someone wrote lately under any name, and on how many days in all by their own (counted to two)."""

    last_hour: int
    last_day: int
    days: int


def refusal(writer: Person, *, source: str, files: int = 0, masked: bool = False) -> str | Promise | None:
    """Why this cannot be shared now; None if it can. Hosts have others to look after, and are only kept from floods."""
    written = _written(writer)
    if written.last_hour >= settings.POSTS_PER_HOUR:
        return TOO_FAST
    if not is_newcomer(writer, days_present=written.days):
        return None
    if masked:
        return NOT_YET_UNDER_MASK
    if written.last_day >= POSTS_A_DAY:
        return ENOUGH_FOR_TODAY
    if len(LINK.findall(source)) > LINKS:
        return TOO_MANY_LINKS
    return TOO_MANY_FILES if files > FILES else None


def refusal_of_files(writer: Person, *, files: int) -> Promise | None:
    """Why a post that is there already cannot carry so many files now; None if it can."""
    if files <= FILES or not is_newcomer(writer, days_present=_written(writer).days):
        return None
    return TOO_MANY_FILES


def _written(writer: Person) -> Written:
    now, own = timezone.now(), Post.objects.filter(author__person=writer)
    counts = own.filter(written_at__gt=now - timedelta(days=1)).aggregate(
        hour=Count("pk", filter=Q(written_at__gt=now - timedelta(hours=1))), day=Count("pk")
    )
    days = own.annotate(day=TruncDate("written_at")).values("day").distinct()[:DAYS_PRESENT]
    masked = written_since_by(writer, now - timedelta(days=1))
    in_hour = sum(at > now - timedelta(hours=1) for at in masked)
    return Written(counts["hour"] + in_hour, counts["day"] + len(masked), len(days))
