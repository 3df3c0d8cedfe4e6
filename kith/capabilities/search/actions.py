"""Verbs of saved searches."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kith.capabilities.search.events import LookedAt
from kith.capabilities.search.finders import Finder
from kith.capabilities.search.models import SavedSearch
from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person

MOST = 30


@transaction.atomic
def save(asked: str, *, finder: Finder, by: Person, at: datetime | None = None) -> SavedSearch:
    """Look for this again every day, and tell its owner when there is something new. Saving it twice saves it once."""
    Person.objects.select_for_update(no_key=True).get(pk=by.pk)  # two at once count one after the other
    own = SavedSearch.objects.filter(person=by)
    if found := own.filter(finder=finder.code, asked=asked).first():
        return found
    if own.count() >= MOST:
        raise ValidationError(
            _("You have saved %(number)s searches. Please stop one of them first.") % {"number": MOST}
        )
    moment = at or timezone.now()
    return SavedSearch.objects.create(
        person=by, finder=finder.code, asked=asked, made_at=moment, looked_at=moment
    )


@transaction.atomic
def look_at(search: SavedSearch, *, by: Person) -> None:
    """What it has found so far is no longer news to its owner."""
    if SavedSearch.objects.filter(pk=search.pk, seen=False).update(seen=True):
        record(LookedAt(search=search.pk), by=by)


def stop(search: SavedSearch) -> None:
    """Look for this no more, and forget that it was looked for."""
    search.delete()


def forget(person: Person) -> None:
    """After an account is closed: nobody keeps what someone looked for."""
    SavedSearch.objects.filter(person=person).delete()
