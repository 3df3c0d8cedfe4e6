"""Looking around in the library, so that it can be saved and looked at again."""

from collections.abc import Mapping
from datetime import datetime

from django.http import QueryDict
from django.utils.translation import gettext as _

from kith.capabilities.items.models import Item
from kith.capabilities.search.finders import Finder
from kith.capabilities.search.queries import WINDOW, openings
from kith.domains.library.asking import asked_in, in_words
from kith.foundation.people.models import Person
from kith.lib.search_syntax import parse


def _tidy(address: Mapping[str, str]) -> str:
    return asked_in(address, by=None).address()


def _says(asked: str) -> str:
    return _("Library: %(words)s") % {"words": in_words(asked_in(QueryDict(asked), by=None))}


def _since(asked: str, person: Person, moment: datetime) -> list[int]:
    """What was published, or renewed, by others."""
    wanted = asked_in(QueryDict(asked), by=person)
    found = Item.objects.visible_to(person).filter(wanted.condition(), entry__renewed_at__gt=moment)
    found = found.exclude(author__person=person)
    if wanted.words:
        matching = openings(parse(wanted.words), among=found, reader=person, language=person.in_language())
        found = found.filter(pk__in=matching.values("item"))
    return list(found.order_by("-entry__renewed_at").values_list("pk", flat=True)[:WINDOW])


LIBRARY = Finder("library", "library:library", _tidy, _says, _since)
