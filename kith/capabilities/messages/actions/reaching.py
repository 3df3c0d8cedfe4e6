"""Choosing who may ask."""

from kith.capabilities.messages.models import Letterbox
from kith.foundation.people.models import Person


def choose_reach(reach: str, *, by: Person) -> None:
    """Say who may ask to write to one. What one takes part in already goes on."""
    Letterbox.objects.update_or_create(person=by, defaults={"reach": reach})
