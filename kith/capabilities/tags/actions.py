"""Verbs about tags."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kith.capabilities.items.models import Item
from kith.capabilities.tags.models import Synonym, Tag, Tagging
from kith.foundation.activity.facts import Fact, Words, record
from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Membership
from kith.lib import slugs

MOST = 5


@dataclass(frozen=True, kw_only=True)
class Merged(Fact):
    words: str
    into: str
    code: ClassVar[str] = "tag.merged"
    says: ClassVar[Words] = _("{actor} merged the tag “{words}” into “{into}”.")


@dataclass(frozen=True, kw_only=True)
class Renamed(Fact):
    before: str
    after: str
    code: ClassVar[str] = "tag.renamed"
    says: ClassVar[Words] = _("{actor} renamed the tag “{before}” to “{after}”.")


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


@transaction.atomic
def tag(item: Item, *, words: Iterable[str], by: Membership | None) -> None:
    """Let an item carry exactly these tags, five at most."""
    tags = named(words)[:MOST]
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
    record(Merged(words=words, into=into.words), by=by)


@transaction.atomic
def rename(tag: Tag, *, words: str, by: Person) -> None:
    """Write a tag another way; the old word still leads to it."""
    before, tag.words = tag.words, tidy(words)
    Synonym.objects.filter(words=tag.words, tag=tag).delete()
    tag.save(update_fields=["words"])
    Synonym.objects.get_or_create(words=before, defaults={"tag": tag})
    record(Renamed(before=before, after=tag.words), by=by)


def add_synonym(tag: Tag, *, words: str) -> None:
    """Let another word lead to a tag."""
    Synonym.objects.get_or_create(words=tidy(words), defaults={"tag": tag})
