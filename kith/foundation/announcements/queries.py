"""Reading announcements for one reader, in their language."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.conf import settings
from django.db.models import Prefetch, QuerySet
from django.http import Http404
from django.utils.translation import get_language

from kith.foundation.announcements.models import Announcement, PutAside, Wording
from kith.foundation.people.models import Person
from kith.foundation.people.queries import reach_desk


def line_for(person: Person | None, *, aside: Iterable[int] = ()) -> Wording | None:
    """The newest that is meant for this reader and not put aside: one at most. A visitor says what they put aside."""
    meant = Announcement.objects.visible_to(person).current()
    known: Any = list(aside)
    if person is not None:
        known = PutAside.objects.filter(person=person).values_list("announcement", flat=True)
    said = Wording.objects.filter(announcement__in=meant.exclude(pk__in=known))
    newest = list(
        said.order_by("-announcement__begins", "-announcement_id", "pk").defer("source", "html")[:8]
    )
    same = [each for each in newest if each.announcement_id == newest[0].announcement_id]
    return in_language(same)


def in_language(wordings: Sequence[Wording]) -> Wording | None:
    """The words in the reader's language, or else those that were written first."""
    mine = [each for each in wordings if each.language == get_language()]
    return next(iter(mine or wordings), None)


def archive(person: Person | None) -> QuerySet[Announcement, Announcement]:
    """All that this reader may see, also what has ended."""
    return with_words(Announcement.objects.visible_to(person))


def with_words(found: QuerySet[Announcement, Announcement]) -> QuerySet[Announcement, Announcement]:
    return found.prefetch_related(Prefetch("wordings", to_attr="said"))


def reach_announcement(person: Person | None, pk: int) -> Announcement:
    found = archive(person).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def reach_any_announcement(person: Person | None, pk: int) -> Announcement:
    """For stewards: also what has not begun, or was taken back."""
    reach_desk(person)
    found = with_words(Announcement.objects.filter(pk=pk)).first()
    if found is None:
        raise Http404
    return found


def languages() -> list[tuple[str, str]]:
    """In which languages one can be written: those of the pages."""
    return [(code, str(name)) for code, name in settings.LANGUAGES]
