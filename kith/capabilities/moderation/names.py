"""How those who look after a case are called at its desk: by the name that they go by where it happened."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from kith.foundation.people.models import Person
from kith.foundation.spaces.joined import names_of_joined
from kith.foundation.spaces.models import Membership, Space


def names_at(where: Space | None, people: Iterable[int | None]) -> dict[int | None, str]:
    """Each key with a name. The account of someone who goes by another name in the space is not named."""
    keys = {key for key in people if key}
    here = Membership.objects.filter(space=where, person__in=keys).exclude(state=Membership.State.IMPORTED)
    names: dict[int | None, str] = dict(
        Person.objects.filter(pk__in=keys, is_steward=True).values_list("pk", "name")
    )
    names |= {place.person_id: place.shown_name for place in here.select_related("person")}
    unnamed = keys - names.keys()
    if where and unnamed:
        joined = names_of_joined(unnamed, spaces=[where.pk])
        names |= {account: name for (account, _space), name in joined.items()}
    return dict.fromkeys([None, *keys], _("Someone")) | names
