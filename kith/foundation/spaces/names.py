"""The names that people choose for one space: nobody may pass for another who is there."""

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Membership, Space


class NameTaken(ValidationError):
    def __init__(self) -> None:
        super().__init__(_("Someone here already goes by this name. Please choose another one."))


def is_taken(name: str, space: Space, *, person: Person) -> bool:
    """Whether someone else is known by it here; who only asks to join is not known yet."""
    called = Q(display_name__iexact=name) | Q(display_name="", person__name__iexact=name)
    others = Membership.objects.filter(called, space=space).exclude(state=Membership.State.REQUESTED)
    return others.exclude(person=person).exists()
