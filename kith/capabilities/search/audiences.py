"""Whom a saved search concerns: its owner, as long as there is something new that they may see."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kith.capabilities.search.models import SavedSearch
from kith.foundation.activity.audiences import Audience
from kith.foundation.activity.models import Event
from kith.foundation.people.models import Person


def _owner(event: Event) -> QuerySet[Person]:
    search = SavedSearch.objects.select_related("person").filter(pk=event.facts["search"]).first()
    people: QuerySet[Person] = Person.objects.active()
    return people.filter(pk=search.person_id) if search and search.news() else people.none()


SAVED = Audience(
    "search.saved",
    _("Something new in a search that you saved"),
    _("you saved this search"),
    _owner,
    personal=True,
)
