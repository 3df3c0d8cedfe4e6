"""Opening a space and changing it."""

import re
import secrets
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person
from kith.foundation.spaces.events import Archived, Changed, GuidelinesWritten, Opened, Reopened
from kith.foundation.spaces.models import Guidelines, Invitation, Membership, Space
from kith.foundation.spaces.models.space import CLOSED
from kith.foundation.spaces.places import forget_places
from kith.lib import markdown, slugs

# Addresses below /spaces/ that are pages of the house.
RESERVED = {"new"}
SLUG_LENGTH = 50  # leaves room for the number of a second space of the same name


@transaction.atomic
def open_space(
    *, by: Person, name: str, guidelines: str, called: str = "", send_key: str = "", **details: Any
) -> Space:
    """Open a space with its first guidelines; whoever opens it is its host, by another name if they are `called` so.

    One `send_key` opens one space.
    """
    if before := _opened_already(by, send_key):
        return before
    slug = details.pop("slug", "") or free_slug(name, hidden=details.get("visibility") == "hidden")
    space = Space.objects.create(name=name, slug=slug, by=by, send_key=send_key, **details)
    handle = slugs.handle(called) if called else by.handle
    Membership.objects.create(
        space=space, person=by, display_name=called, handle=handle, role=Membership.Role.HOST
    )
    forget_places(by)
    record(Opened(space=space), by=by)
    write_guidelines(space, source=guidelines, by=by)
    return space


def _opened_already(by: Person, send_key: str) -> Space | None:
    """The space that this very form opened before; a second sending waits until the first is done."""
    if not send_key:
        return None
    Person.objects.select_for_update(no_key=True).get(pk=by.pk)
    return Space.objects.filter(by=by, send_key=send_key).first()


def free_slug(name: str, *, hidden: bool = False) -> str:
    """An address that anyone can type; names in other scripts fall back to a plain word.

    That of a hidden space ends by chance, so that nobody learns of it by finding a name taken.
    """
    plain = re.sub(r"[^a-z0-9]+", "-", slugs.slug(name, SLUG_LENGTH)).strip("-")
    if hidden:
        plain = f"{plain or 'space'}-{secrets.token_hex(3)}"
    return slugs.free(plain or "space", _is_taken)


def _is_taken(wanted: str) -> bool:
    return wanted in RESERVED or Space.objects.filter(slug=wanted).exists()


@transaction.atomic
def write_guidelines(space: Space, *, source: str, by: Person) -> Guidelines:
    """Publish a new version; everyone else is asked to agree again before they write here."""
    space.guidelines_version += 1
    space.save(update_fields=["guidelines_version"])
    html = markdown.render(source).html
    written = Guidelines.objects.create(
        space=space, version=space.guidelines_version, source=source, html=html, by=by
    )
    Membership.objects.filter(space=space, person=by).update(agreed_version=space.guidelines_version)
    forget_places(by)
    record(GuidelinesWritten(space=space, version=written.version), by=by)
    return written


@transaction.atomic
def change(space: Space, *, by: Person, **details: Any) -> None:
    """Change a space's name, purpose, visibility or joining; what is in it becomes no more visible than it.

    A closed circle is opened by nobody.
    """
    details = {name: value for name, value in details.items() if getattr(space, name) != value}
    if not details:
        return  # sent twice, or nothing was changed
    if space.is_closed and (details.keys() & CLOSED.keys() or details.get("most", space.most) is None):
        raise ValidationError(_("A circle stays hidden, and people come in by invitation."))
    for name, value in details.items():
        setattr(space, name, value)
    space.save(update_fields=list(details))
    if "visibility" in details:
        _tell_those_inside(space)
    record(Changed(space=space), by=by)


def close(space: Space, *, most: int, by: Person) -> None:
    """Let a space be a circle that holds so many people. From then on it is hidden and joined by invitation, for good."""
    change(space, by=by, most=most, **CLOSED)


def _tell_those_inside(space: Space) -> None:
    """What lives in spaces is above us: it is listed in the settings, and follows in the same transaction."""
    for path in settings.KITH_ON_SPACE_CHANGED:
        import_string(path)(space)


@transaction.atomic
def archive(space: Space, *, by: Person) -> None:
    """Keep everything readable, and let nothing be added. Invitations that are open are closed for good."""
    space.state = Space.State.ARCHIVED
    space.save(update_fields=["state"])
    Invitation.objects.open().filter(space=space).update(uses_left=0)
    record(Archived(space=space), by=by)


@transaction.atomic
def reopen(space: Space, *, by: Person) -> None:
    """Let people write in an archived space again."""
    space.state = Space.State.ACTIVE
    space.save(update_fields=["state"])
    record(Reopened(space=space), by=by)
