"""The way from a person's page to writing to them."""

from django.urls import reverse
from django.utils.translation import gettext as _

from kith.capabilities.messages.policy import may_write_to
from kith.foundation.people.models import Person


def to_person(viewer: Person, person: Person) -> tuple[str, str] | None:
    """Words and address, where the viewer may write; nothing where not."""
    if not may_write_to(viewer, to=person):
        return None
    return _("Write a message"), f"{reverse('messages:new')}?to={person.handle}"
