"""Whether a matter still concerns those who were told of it. It has no wall of its own, so its audience is asked again."""

from collections.abc import Iterable

from kith.capabilities.notifications.models import Notice
from kith.foundation.activity.audiences import Audience


def still_concerned(notices: Iterable[Notice]) -> set[int]:
    """The keys of those notices that are not about matters, or whose person is in the audience at this moment."""
    found, matters = set[int](), dict[tuple[int, str], list[Notice]]()
    for notice in notices:
        if notice.space_id:
            found.add(notice.pk)
        else:
            matters.setdefault((notice.event_id, notice.audience), []).append(notice)
    for (_event, code), same in matters.items():
        people = Audience.known[code].who(same[0].event).filter(pk__in=[each.person_id for each in same])
        now = set(people.values_list("pk", flat=True))
        found |= {notice.pk for notice in same if notice.person_id in now}
    return found
