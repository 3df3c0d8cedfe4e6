"""What hours and certificates of a gathering say of it: who offers it, who leads it, and what people learn."""

from kith.capabilities.items.models import Item
from kith.domains.gatherings.models import Gathering
from kith.domains.gatherings.sharing import Parts, share_out
from kith.foundation.spaces.models import Space


def offered(item: Item) -> dict[str, str]:
    """As boards read it. A space that nobody knows of is not named to them."""
    plan, space = item.gathering, item.space
    is_named = space.visibility != Space.Visibility.HIDDEN
    return {
        "provider": plan.provider or (space.name if is_named else ""),
        "presenter": ", ".join(plan.speakers.values_list("name", flat=True))[:200],
        "objectives": plan.objectives,
    }


def parts_of(plan: Gathering, minutes: int) -> Parts:
    """How many of someone's minutes count for which of its topics."""
    return share_out(minutes, topics=plan.categories, shares=plan.shares, length=plan.minutes)
