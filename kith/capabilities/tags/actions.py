"""Verbs about tags."""

from collections.abc import Iterable

from django.db import transaction

from kith.capabilities.items.models import Item
from kith.capabilities.tags.events import Merged, Renamed, SynonymAdded, Tagged
from kith.capabilities.tags.models import Synonym, Tag, Tagging
from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Membership
from kith.lib import slugs

MOST = 5


def tidy(words: str) -> str:
    """One way to write a tag: lower case, single spaces, no leading mark."""
    return " ".join(words.strip().lstrip("#").lower().split())[:40]


def named(all_words: Iterable[str]) -> list[Tag]:
    """The tags meant by these words, through synonyms; new words become new tags."""
    wanted = list(dict.fromkeys(word for word in map(tidy, all_words) if word))
    known = {tag.words: tag for tag in Tag.objects.filter(words__in=wanted)}
    known |= {
        other.words: other.tag for other in Synonym.objects.filter(words__in=wanted).select_related("tag")
    }
    return list(dict.fromkeys(known.get(word) or _new(word) for word in wanted))


def _new(words: str) -> Tag:
    slug = slugs.free(slugs.slug(words), lambda wanted: Tag.objects.filter(slug=wanted).exists())
    return Tag.objects.get_or_create(words=words, defaults={"slug": slug})[0]


def begin_with(item: Item, *, words: Iterable[str], by: Membership | None) -> None:
    """Give a new item its tags; the caller records the event of the item."""
    _carry(item, named(words)[:MOST], by=by)


def carries(item: Item, words: Iterable[str]) -> bool:
    """Whether an item carries exactly these tags."""
    return set(named(words)[:MOST]) == set(item.tags.all())


@transaction.atomic
def tag(item: Item, *, words: Iterable[str], by: Membership) -> None:
    """Let an item carry exactly these tags, five at most."""
    tags = named(words)[:MOST]
    if set(tags) != set(item.tags.all()):
        _carry(item, tags, by=by)
        record(Tagged(item=item), by=by.person)


def _carry(item: Item, tags: list[Tag], *, by: Membership | None) -> None:
    Tagging.objects.filter(item=item).exclude(tag__in=tags).delete()
    new = [Tagging(item=item, tag=each, by=by) for each in tags]
    Tagging.objects.bulk_create(new, ignore_conflicts=True)


@transaction.atomic
def merge(tag: Tag, *, into: Tag, by: Person) -> None:
    """Make one tag a synonym of another; everything it was on carries the other now."""
    has_both = Tagging.objects.filter(tag=into).values("item")
    Tagging.objects.filter(tag=tag).exclude(item__in=has_both).update(tag=into)
    Synonym.objects.filter(tag=tag).update(tag=into)
    words = tag.words
    tag.delete()
    Synonym.objects.create(words=words, tag=into)
    record(Merged(tag=into, words=words, into=into.words), by=by)


@transaction.atomic
def rename(tag: Tag, *, words: str, by: Person) -> None:
    """Write a tag another way; the old word still leads to it."""
    before, tag.words = tag.words, tidy(words)
    Synonym.objects.filter(words=tag.words, tag=tag).delete()
    tag.save(update_fields=["words"])
    Synonym.objects.get_or_create(words=before, defaults={"tag": tag})
    record(Renamed(tag=tag, before=before, after=tag.words), by=by)


@transaction.atomic
def add_synonym(tag: Tag, *, words: str, by: Person) -> None:
    """Let another word lead to a tag; a word that leads somewhere already goes on doing so."""
    synonym, made = Synonym.objects.get_or_create(words=tidy(words), defaults={"tag": tag})
    if made:
        record(SynonymAdded(tag=tag, words=synonym.words, into=tag.words), by=by)
