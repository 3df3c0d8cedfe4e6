"""Reading people and what they tell, for one reader. Nothing here touches an entry that the reader may not see."""

from collections.abc import Sequence
from dataclasses import replace

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.http import Http404

from kith.foundation.people.models import Person
from kith.foundation.profiles.models import Audience, Field, ProfileEntry
from kith.foundation.profiles.vocabulary import LISTS, MARK, codes_saying, languages_saying
from kith.foundation.spaces.apart import apart
from kith.foundation.spaces.models import Membership, Space
from kith.foundation.spaces.places import places
from kith.infrastructure.database.words import beginning_with, words_in
from kith.lib.paging import Page, page_at
from kith.lib.search_syntax import Query

PAGE = 24
ON_CARD = (Field.PRONOUNS, Field.ROLE, Field.REGION, Field.LANGUAGE)
FILTERS = (Field.ROLE, Field.SETTING, Field.LANGUAGE, Field.REGION, Field.SKILL_OFFERED, Field.SKILL_SOUGHT)
CODED = (Field.LANGUAGE, Field.TIME_ZONE)
MOST_CHOICES = 100
MOST_PEOPLE = 5


def reach_person(viewer: Person | None, handle: str) -> Person:
    """Someone's page: for members, and for visitors when something on it is for everyone."""
    active, archived = Q(state=Person.State.ACTIVE), Q(state=Person.State.PLACEHOLDER)
    if viewer is None:
        active &= Q(Exists(ProfileEntry.objects.visible_to(None).filter(person=OuterRef("pk"))))
    archived &= Q(Exists(_words_read_by(viewer).filter(person=OuterRef("pk"))))
    person = Person.objects.filter(active | archived, handle=handle).first()
    if person is None or person.pk in apart(viewer).blocked:
        raise Http404
    return person


def _words_read_by(viewer: Person | None) -> QuerySet[Membership, Membership]:
    """Authors in archives, of spaces that this viewer can read: those of others do not exist for them."""
    readable = Q(space__visibility=Space.Visibility.PUBLIC) | Q(space__in=list(places(viewer)))
    return Membership.objects.filter(readable, state=Membership.State.IMPORTED)


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


def directory(viewer: Person, *, chosen: dict[str, str], words: str, page: int) -> Page:
    """Findable people in the order of their names; every filter looks only at what this viewer may see."""
    people, seen = Person.objects.active().filter(findable=True), _told_to(viewer)
    if kept := apart(viewer).people:
        people = people.exclude(pk__in=kept)
    for field, code in chosen.items():
        people = people.filter(Exists(seen.filter(person=OuterRef("pk"), field=field, code=code)))
    for word in words.split()[:8]:
        people = people.filter(_matches(word, seen))
    found = page_at(_with_card(people.order_by("name", "pk"), seen), page, size=PAGE)
    for person in found.rows:
        person.on_card.sort(key=lambda entry: ON_CARD.index(Field(entry.field)))
    return found


def _told_to(viewer: Person) -> QuerySet[ProfileEntry, ProfileEntry]:
    """What is told to this viewer. What one keeps for oneself takes no part, so that nobody has to wonder."""
    return ProfileEntry.objects.visible_to(viewer).exclude(audience=Audience.SELF)


def _matches(word: str, seen: QuerySet[ProfileEntry, ProfileEntry]) -> Q:
    """A word of a name, of what is told in one's own words, or of a list in any language; each is found by an index."""
    in_words = Q(words=beginning_with(word)) & ~Q(field__in=CODED)
    in_lists = Q(field__in=list(LISTS), code__in=codes_saying(word))
    of_languages = Q(field=Field.LANGUAGE, code__in=languages_saying(word))
    told = seen.alias(words=words_in("text")).filter(in_words | in_lists | of_languages)
    handle, called = word.lstrip("@").lower(), Person.objects.called(word)
    return Q(pk__in=called.values("pk")) | Q(handle=handle) | Q(pk__in=told.values("person"))


def _with_card(
    people: QuerySet[Person, Person], seen: QuerySet[ProfileEntry, ProfileEntry]
) -> QuerySet[Person, Person]:
    on_card = seen.filter(field__in=ON_CARD).order_by("pk")
    return people.prefetch_related(Prefetch("entries", queryset=on_card, to_attr="on_card"))


def choices(viewer: Person) -> dict[str, list[tuple[str, str]]]:
    """What can be chosen in each filter: only what someone findable tells this viewer. One query."""
    told = _told_to(viewer).filter(person__findable=True, field__in=FILTERS)
    if kept := apart(viewer).people:
        told = told.exclude(person__in=kept)
    entries = told.order_by("field", "code").distinct("field", "code")
    offered: dict[str, list[tuple[str, str]]] = {field: [] for field in FILTERS}
    for entry in entries:
        if len(offered[entry.field]) < MOST_CHOICES:
            offered[entry.field].append((entry.code, entry.shown))
    return {field: sorted(pairs, key=lambda pair: pair[1].casefold()) for field, pairs in offered.items()}


def people_matching(viewer: Person | None, query: Query) -> Sequence[Person]:
    """The few people whose name or words all match a search; none when it is narrowed to something said."""
    words = (*query.words, *query.phrases)
    narrowed = replace(query, words=(), phrases=(), problems=()) != Query()
    if viewer is None or not words or narrowed:
        return []
    return directory(viewer, chosen={}, words=" ".join(words), page=1).rows[:MOST_PEOPLE]


def settings_of(person: Person) -> list[str]:
    """The settings of the list in which someone works, whoever may see it: for a question of their own alone."""
    told = ProfileEntry.objects.filter(person=person, field=Field.SETTING, code__startswith=MARK)
    return list(told.order_by("code").values_list("code", flat=True))


def places_of_work(person: Person) -> list[str]:
    """Where someone says, in their own words, that they work."""
    told = ProfileEntry.objects.filter(person=person, field=Field.SETTING).exclude(code__startswith=MARK)
    return list(told.values_list("text", flat=True))
