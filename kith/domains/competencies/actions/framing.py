"""What stewards do with frameworks."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kith.domains.competencies.book import book
from kith.domains.competencies.events import FrameworkAdded
from kith.domains.competencies.frameworks.reading import read
from kith.domains.competencies.frameworks.shapes import Framework
from kith.domains.competencies.models import AddedFramework
from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person
from kith.lib.toml.lines import Lines
from kith.lib.toml.refusing import Refused

_KNOWN = _("This version is there already, and is never changed. Please give it the number {next}.")


def checked(text: str) -> Framework:
    """The framework that could be added. Raises `Refused`, also where its version is there already."""
    framework, newest = read(text), book().newest
    before = newest.get(framework.code)
    if before and framework.version <= before.version:
        raise Refused(Lines(text).of(("version",)), _KNOWN, next=before.version + 1)
    return framework


@transaction.atomic
def add_framework(text: str, *, by: Person) -> Framework:
    """Let people choose a framework, or a new version of one. A look that was taken keeps to the old one. Raises `Refused`."""
    framework = checked(text)
    AddedFramework.objects.create(
        code=framework.code, version=framework.version, text=text, added_on=timezone.localdate()
    )
    record(FrameworkAdded(framework=framework.code, version=framework.version), by=by)
    return framework
