"""Whether something still concerns those who were told of it: a matter, which has no wall of its own, or what passes.

Its audience is asked again.
"""

from collections.abc import Iterable

from kith.capabilities.notifications.models import Notice
from kith.foundation.activity.audiences import Audience
from kith.foundation.activity.facts import Fact


def asks_again(event_type: str, *, space: int | None) -> bool:
    """Whether those who were told of such an event may be concerned no more when it is sent."""
    fact = Fact.known.get(event_type)
    return space is None or (fact is not None and fact.passes)


def still_concerned(notices: Iterable[Notice]) -> set[int]:
    """The keys of those notices that need not be asked about, or whose person is in the audience at this moment."""
    found, matters = set[int](), dict[tuple[int, str], list[Notice]]()
    for notice in notices:
        if not asks_again(notice.event.type, space=notice.space_id):
            found.add(notice.pk)
        else:
            matters.setdefault((notice.event_id, notice.audience), []).append(notice)
    for (_event, code), same in matters.items():
        people = Audience.known[code].who(same[0].event).filter(pk__in=[each.person_id for each in same])
        now = set(people.values_list("pk", flat=True))
        found |= {notice.pk for notice in same if notice.person_id in now}
    return found
