"""Reading people and what they tell, for one reader. Nothing here touches an entry that the reader may not see."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.http import Http404

from kith.foundation.people.models import Person
from kith.foundation.profiles.models import Field, ProfileEntry
from kith.lib.languages import language_name
from kith.lib.search_syntax import Query

PAGE = 24
ON_CARD = (Field.PRONOUNS, Field.ROLE, Field.REGION, Field.LANGUAGE)
FILTERS = (Field.ROLE, Field.SETTING, Field.LANGUAGE, Field.REGION, Field.SKILL_OFFERED, Field.SKILL_SOUGHT)
MOST_CHOICES = 100
MOST_PEOPLE = 5


@dataclass(frozen=True)
class People:
    """One page of the directory."""

    people: list[Person]
    number: int
    has_later: bool


def reach_person(viewer: Person | None, handle: str) -> Person:
    """Someone's page: for members, and for visitors when something on it is for everyone."""
    found = Person.objects.filter(handle=handle, state__in=[Person.State.ACTIVE, Person.State.PLACEHOLDER])
    if viewer is None:
        found = found.filter(Exists(ProfileEntry.objects.visible_to(None).filter(person=OuterRef("pk"))))
    person = found.first()
    if person is None:
        raise Http404
    return person


def entries_of(person: Person, *, viewer: Person | None) -> list[tuple[str, list[ProfileEntry]]]:
    """What this viewer may see of someone, field by field, in the order of the form."""
    return _by_field(ProfileEntry.objects.visible_to(viewer).filter(person=person))


def entries_as_seen_by(person: Person, audiences: Sequence[str]) -> list[tuple[str, list[ProfileEntry]]]:
    """One's own profile as others would see it."""
    return _by_field(ProfileEntry.objects.filter(person=person, audience__in=audiences))


def _by_field(found: QuerySet[ProfileEntry, ProfileEntry]) -> list[tuple[str, list[ProfileEntry]]]:
    seen = list(found.order_by("pk"))
    named = [(field.label, [entry for entry in seen if entry.field == field]) for field in Field]
    return [(str(label), entries) for label, entries in named if entries]


def directory(viewer: Person, *, chosen: dict[str, str], words: str, page: int) -> People:
    """Findable people in the order of their names; every filter looks only at what this viewer may see."""
    people = Person.objects.active().filter(findable=True)
    seen = ProfileEntry.objects.visible_to(viewer)
    for field, code in chosen.items():
        people = people.filter(Exists(seen.filter(person=OuterRef("pk"), field=field, code=code)))
    for word in words.split()[:8]:
        people = people.filter(_matches(word, seen))
    start = (page - 1) * PAGE
    found = list(_with_card(people.order_by("name", "pk"), seen)[start : start + PAGE + 1])
    return People(found[:PAGE], page, has_later=len(found) > PAGE)


def _matches(word: str, seen: QuerySet[ProfileEntry, ProfileEntry]) -> Q:
    told = Exists(seen.filter(person=OuterRef("pk"), text__icontains=word))
    return Q(name__icontains=word) | Q(handle__iexact=word.lstrip("@")) | Q(told)


def _with_card(
    people: QuerySet[Person, Person], seen: QuerySet[ProfileEntry, ProfileEntry]
) -> QuerySet[Person, Person]:
    on_card = seen.filter(field__in=ON_CARD).order_by("pk")
    return people.prefetch_related(Prefetch("entries", queryset=on_card, to_attr="on_card"))


def choices(viewer: Person) -> dict[str, list[tuple[str, str]]]:
    """What can be chosen in each filter: only what someone findable tells this viewer. One query."""
    seen = ProfileEntry.objects.visible_to(viewer).filter(person__findable=True, field__in=FILTERS)
    pairs = seen.values_list("field", "code", "text").order_by("field", "code").distinct("field", "code")
    offered: dict[str, list[tuple[str, str]]] = {field: [] for field in FILTERS}
    for field, code, text in pairs:
        if len(offered[field]) < MOST_CHOICES:
            offered[field].append((code, language_name(code) if field == Field.LANGUAGE else text))
    return offered


def people_matching(viewer: Person | None, query: Query) -> Sequence[Person]:
    """The few people whose name or words all match a search; none when it is narrowed to something said."""
    words = (*query.words, *query.phrases)
    if viewer is None or not words or query.space or query.tag or query.by or query.kind or query.minus:
        return []
    return directory(viewer, chosen={}, words=" ".join(words), page=1).people[:MOST_PEOPLE]
