"""What hours and certificates of a gathering say of it: when it was, who offers it, who leads it, and what people learn."""

from datetime import date, timedelta

from kith.capabilities.items.models import Item
from kith.domains.gatherings.models import Gathering, Occasion
from kith.domains.gatherings.sharing import Parts, share_out
from kith.foundation.spaces.models import Space
from kith.lib.zones import zone

DAY = timedelta(days=1)


def offered(item: Item) -> dict[str, str]:
    """As boards read it. A space that nobody knows of is not named to them."""
    plan = item.gathering
    return {
        "provider": plan.offered_in_words or _space(item),
        "presenter": ", ".join(plan.speakers.values_list("name", flat=True))[:200],
        "objectives": plan.objectives,
    }


def _space(item: Item) -> str:
    return "" if item.space.visibility == Space.Visibility.HIDDEN else item.space.name


def parts_of(plan: Gathering, minutes: int) -> Parts:
    """How many of someone's minutes count for which of its topics."""
    return share_out(minutes, topics=plan.categories, shares=plan.shares, length=plan.minutes)


def held_on(occasion: Occasion, *, plan: Gathering) -> tuple[date, date]:
    """Its first and its last day, by the clock of the place: a date that was moved was on another day than its plan says."""
    clock = zone(plan.zone)
    began, ended = (each.astimezone(clock).date() for each in (occasion.begins_at, occasion.ends_at))
    return began, ended if occasion.ends_at - occasion.begins_at > DAY else began
