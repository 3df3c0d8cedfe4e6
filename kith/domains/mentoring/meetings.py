"""The way from a pair to a gathering in its space, with what is likely already written."""

from datetime import datetime, time, timedelta
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from kith.domains.gatherings.kinds import GATHERING
from kith.domains.gatherings.models import Gathering
from kith.domains.mentoring.models import Pair

USUAL, AT = 60, time(17)
AGAIN = {Pair.Often.WEEK: "week", Pair.Often.FORTNIGHT: "fortnight", Pair.Often.MONTH: "weekday"}


def way_to_meeting(pair: Pair) -> str:
    """The form in which one announces a gathering; nothing in it is fixed."""
    day = timezone.localdate() + timedelta(days=7)
    ends = datetime.combine(day, AT) + timedelta(minutes=pair.minutes or USUAL)
    way = Gathering.Way.HERE if pair.way == Pair.Way.HERE else Gathering.Way.ONLINE
    begun = {
        "title": _("We meet"), "source": _("Time for the two of us."), "sort": Gathering.Sort.MEETING, "way": way,
        "door": Gathering.Door.MEMBERS, "first_day": day.isoformat(), "at": f"{AT:%H:%M}", "until": f"{ends:%H:%M}",
    }  # fmt: skip
    again = AGAIN.get(Pair.Often(pair.often)) if pair.often else None
    if again:
        begun["repeats"] = again
        begun |= {"last_day": pair.until.isoformat()} if pair.until and pair.until > day else {}
    return f"{reverse('gatherings:announce', args=[pair.space.slug, GATHERING.name])}?{urlencode(begun)}"
