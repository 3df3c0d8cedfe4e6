"""Opening a space and changing it."""

from typing import Any

from django.db import transaction

from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person
from kith.foundation.spaces.events import Archived, Changed, GuidelinesWritten, Opened, Reopened
from kith.foundation.spaces.models import Guidelines, Membership, Space
from kith.foundation.spaces.places import forget_places
from kith.lib import markdown, slugs


@transaction.atomic
def open_space(*, by: Person, name: str, guidelines: str, **details: Any) -> Space:
    """Open a space with its first guidelines; whoever opens it is its host."""
    slug = details.pop("slug", "") or free_slug(name)
    space = Space.objects.create(name=name, slug=slug, **details)
    Membership.objects.create(space=space, person=by, handle=by.handle, role=Membership.Role.HOST)
    forget_places(by)
    record(Opened(space=space), by=by)
    write_guidelines(space, source=guidelines, by=by)
    return space


def free_slug(name: str) -> str:
    return slugs.free(slugs.slug(name), lambda wanted: Space.objects.filter(slug=wanted).exists())


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
    """Change a space's name, purpose, visibility or joining."""
    for name, value in details.items():
        setattr(space, name, value)
    space.save(update_fields=list(details))
    record(Changed(space=space), by=by)


@transaction.atomic
def archive(space: Space, *, by: Person) -> None:
    """Keep everything readable, and let nothing be added."""
    space.state = Space.State.ARCHIVED
    space.save(update_fields=["state"])
    record(Archived(space=space), by=by)


@transaction.atomic
def reopen(space: Space, *, by: Person) -> None:
    """Let people write in an archived space again."""
    space.state = Space.State.ACTIVE
    space.save(update_fields=["state"])
    record(Reopened(space=space), by=by)
