"""Finding what was said.

The newest matches are ranked, up to `WINDOW` of them: so a search costs the same in a small and in a huge community.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any

from django.contrib.postgres.search import SearchConfig, SearchHeadline, SearchQuery, SearchRank
from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Left
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from kith.capabilities.conversations.models import Post
from kith.capabilities.items.models import Item
from kith.capabilities.items.queries import card_facts
from kith.capabilities.search.languages import DICTIONARIES, dictionary
from kith.capabilities.search.meaning import handle_meant, kind_meant
from kith.capabilities.search.models import Entry
from kith.capabilities.tags.actions import tidy
from kith.capabilities.tags.models import Tag
from kith.foundation.people.models import Person
from kith.foundation.spaces.apart import without_apart
from kith.foundation.spaces.models import Membership
from kith.foundation.spaces.places import places
from kith.lib.search_syntax import Query, to_tsquery
from kith.lib.slugs import slug

ASKED = "question"  # an answer that a host carried elsewhere helped here, and not there
WINDOW = 300
PAGE = 20
START, END = "\ue000", "\ue001"


@dataclass(frozen=True)
class Found:
    """One page of results. `more` says that there were more matches than were ranked."""

    entries: Sequence[Entry]
    number: int
    has_later: bool
    more: bool


def search(query: Query, *, reader: Person | None, language: str, page: int = 1) -> Found:
    """What this reader may see that matches, best first; without words, newest first."""
    words = _words_of(query, reader, language)
    ranked = _ranked(_filtered(query, words, reader), words)
    start = (page - 1) * PAGE
    shown = ranked[:WINDOW]
    entries = _shown(shown[start : start + PAGE], words)
    return Found(entries, page, has_later=len(shown) > start + PAGE, more=len(ranked) > WINDOW)


def openings(
    query: Query, *, among: QuerySet[Item, Item], reader: Person | None, language: str
) -> QuerySet[Any, Any]:
    """Which of some items have an opening post that matches, each with its `rank`: the newest matches alone."""
    words = _words_of(query, reader, language)
    return _newest(_filtered(query, words, reader).filter(post__number=1, item__in=among), words)


def said_since(moment: datetime, query: Query, *, reader: Person, language: str) -> list[int]:
    """The keys of the items in which others have said something since then that matches, the newest first."""
    words = _words_of(query, reader, language)
    entries = _filtered(query, words, reader).filter(written_at__gt=moment, post__state=Post.State.SHOWN)
    newest = entries.exclude(post__author__person=reader).order_by("-written_at")
    return list(dict.fromkeys(newest.values_list("item", flat=True)[:WINDOW]))


def _words_of(query: Query, reader: Person | None, language: str) -> SearchQuery | None:
    return _words(query, languages=[language, *(place.space.language for place in places(reader).values())])


def _words(query: Query, *, languages: Iterable[str]) -> SearchQuery | None:
    """The words as they stand, or by their stems in the languages around the reader, and in English."""
    text = to_tsquery(query)
    if not text:
        return None
    names = dict.fromkeys(["simple", *map(dictionary, languages), "english"])
    asked = [SearchQuery(text, config=name, search_type="websearch") for name in names]
    return reduce(or_, asked)


def _filtered(query: Query, words: SearchQuery | None, reader: Person | None) -> QuerySet[Entry, Entry]:
    entries = Entry.objects.filter(item__in=Item.objects.visible_to(reader))
    entries = without_apart(entries, reader, author="post__author")
    if words is not None:
        entries = entries.filter(vector=words)
    for condition in _conditions(query, reader):
        entries = entries.filter(condition)
    return entries


def _conditions(query: Query, reader: Person | None) -> Iterable[Q]:
    if query.space:
        yield Q(item__space__slug__in=[slug(space) for space in query.space])
    if query.kind:
        yield Q(item__kind__in=[kind_meant(kind) or kind for kind in query.kind])
    if query.by:
        handles = [handle_meant(person) for person in query.by]
        yield Q(post__author__in=Membership.objects.filter(handle__in=handles))
    for word in map(tidy, query.tag):
        yield Q(item__taggings__tag__in=Tag.objects.filter(Q(words=word) | Q(synonyms__words=word)))
    if query.has_answer is not None:
        helped = Q(
            Exists(Post.objects.filter(item=OuterRef("item"), accepted__isnull=False)), item__kind=ASKED
        )
        yield helped if query.has_answer else ~helped
    if query.after:
        yield Q(written_at__date__gte=query.after)
    if query.before:
        yield Q(written_at__date__lt=query.before)


def _ranked(entries: QuerySet[Entry, Entry], words: SearchQuery | None) -> list[int]:
    """The keys of the newest matches, best first: one more than are shown, if there are."""
    found = _newest(entries, words).values_list("rank", "written_at", "pk")
    return [key for _rank, _at, key in sorted(found, reverse=True)]


def _newest(entries: QuerySet[Entry, Entry], words: SearchQuery | None) -> QuerySet[Any, Any]:
    newest = entries.order_by("-written_at").values("pk")[: WINDOW + 1]
    rank = SearchRank(F("vector"), words, normalization=2) if words else Value(0.0)
    return Entry.objects.filter(pk__in=newest).annotate(rank=rank)


def _shown(keys: list[int], words: SearchQuery | None) -> Sequence[Entry]:
    """The entries in this order, each with its `snippet` and marks around what was found."""
    snippet = _headline(words) if words else Left("post__text", 200)
    entries = Entry.objects.filter(post__state=Post.State.SHOWN)  # an entry goes a moment after its post
    entries = entries.select_related("item__space", "post__author__person").defer("vector")
    found = entries.annotate(snippet=snippet, card_facts=card_facts("item__")).in_bulk(keys)
    shown = [found[key] for key in keys if key in found]
    for entry in shown:
        entry.snippet = marked(entry.snippet)
        entry.item.card_facts = entry.card_facts  # type: ignore[attr-defined]
    return shown


def _headline(words: SearchQuery) -> SearchHeadline:
    options: dict[str, Any] = {
        "start_sel": START,
        "stop_sel": END,
        "max_words": 35,
        "min_words": 15,
        "max_fragments": 2,
    }
    return SearchHeadline(
        Left("post__text", 20_000), words, config=SearchConfig(_dictionary_of_item()), **options
    )


def _dictionary_of_item() -> Case:
    cases = [When(item__language__startswith=code, then=Value(name)) for code, name in DICTIONARIES.items()]
    return Case(*cases, default=Value("simple"))


def marked(headline: str) -> SafeString:
    """Escape everything, then let the marks be marks."""
    return mark_safe(escape(headline).replace(START, "<mark>").replace(END, "</mark>"))
