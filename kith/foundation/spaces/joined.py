"""How an account goes on being called where it belonged, after it became part of another one."""

from collections import defaultdict
from collections.abc import Iterable

from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Membership


def names_of_joined(accounts: Iterable[int], *, spaces: Iterable[int]) -> dict[tuple[int, int], str]:
    """The names that accounts left behind, by account and space.

    Where both belonged, the other one is there under a name of its own, which must not lead to this one: nobody is named.
    """
    ended, where = set(accounts), set(spaces)
    heirs = Person.objects.filter(formerly__overlap=list(ended)) if ended else Person.objects.none()
    places: dict[tuple[int, int], list[Membership]] = defaultdict(list)
    for place in Membership.objects.filter(person__in=heirs, space__in=where).select_related("person"):
        for account in ended.intersection(place.person.formerly):
            places[account, place.space_id].append(place)
    return {key: those[0].shown_name for key, those in places.items() if len(those) == 1}
