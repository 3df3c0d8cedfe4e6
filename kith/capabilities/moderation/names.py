"""How those who look after a case are called at its desk: by the name that they go by where it happened."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Membership, Space


def names_at(where: Space | None, people: Iterable[int | None]) -> dict[int | None, str]:
    """Each key with a name. The account of someone who goes by another name in the space is not named."""
    keys = {key for key in people if key}
    here = Membership.objects.filter(space=where, person__in=keys).exclude(state=Membership.State.IMPORTED)
    names: dict[int | None, str] = dict.fromkeys(keys, _("Someone"))
    names[None] = _("Someone")
    names |= dict(Person.objects.filter(pk__in=keys, is_steward=True).values_list("pk", "name"))
    return names | {place.person_id: place.shown_name for place in here.select_related("person")}
