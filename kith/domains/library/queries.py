"""Reading the library for one person."""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.http import Http404

from kith.capabilities.citations.models import Reference
from kith.capabilities.conversations.models import Post
from kith.capabilities.conversations.pages import for_page
from kith.capabilities.conversations.queries import opening_state, posts_for_page
from kith.capabilities.items.models import Item
from kith.capabilities.lineage.models import Link
from kith.capabilities.versions.material import asked_in
from kith.capabilities.versions.models import CarriedFile, Version
from kith.capabilities.versions.queries import shown_of, who_agreed, with_writer
from kith.domains.competencies.queries import about_of_item
from kith.domains.library.evidence import with_evidence
from kith.domains.library.gathering import is_gathered
from kith.domains.library.kinds import KINDS
from kith.domains.library.licences import LICENCES, Licence
from kith.domains.library.models import Trial
from kith.foundation.people.models import Person
from kith.foundation.spaces.apart import without_apart


def reach_entry(person: Person | None, pk: int, **_rest: Any) -> Item:
    """What stands in the library, or that it was withdrawn: with its newest version and who wrote it, in two queries."""
    entries = Item.objects.reached_by(person).filter(kind__in=KINDS).select_related("entry")
    known = with_evidence(with_writer(entries, person), person)
    item = for_page(known, pk, reader=person).annotate(
        named=named(person), opening_state=opening_state(), tries=_tries(person),
        has_relatives=_has_relatives(), has_origins=_has_origins(),
        has_files=Exists(CarriedFile.objects.filter(version__item=OuterRef("pk"))),
        has_references=Exists(Reference.objects.filter(item=OuterRef("pk"))),
        is_gathered=is_gathered(), naming=asked_in(pk, person), about_list=about_of_item(),
    ).first()  # fmt: skip
    if item is None:
        raise Http404
    return item


def posts_about(item: Item, *, page: int, reader: Person | None) -> QuerySet[Post, Post]:
    """The opening post, which tells the entry itself, and what was said about it; what was tried or appraised says so."""
    posts = posts_for_page(item, page=page, reader=reader)
    return posts.annotate(
        tried_in=F("trial__setting"), again=F("trial__again"), tried_version=F("trial__version"),
        asked_in=F("appraisal__framework"), concluded=F("appraisal__conclusion"),
        appraised_version=F("appraisal__version"),
    )  # fmt: skip


def _tries(reader: Person | None) -> Subquery:
    """How many said that they tried it, in how many settings, and would they again: numbers that rank nobody."""
    shown = Trial.objects.filter(post__item=OuterRef("pk"), post__state=Post.State.SHOWN).order_by()
    shown = without_apart(shown, reader, author="post__author")
    counted = JSONObject(
        reports=Count("pk"),
        settings=Count("setting", distinct=True, filter=~Q(setting="")),
        again=Count("pk", filter=Q(again=Trial.Again.YES)),
        not_again=Count("pk", filter=Q(again=Trial.Again.NO)),
        unsure=Count("pk", filter=Q(again=Trial.Again.PERHAPS)),
    )
    return Subquery(shown.values("post__item").annotate(json=counted).values("json"))


def licence_of(item: Item) -> Licence | None:
    """What others may do with an entry, as its newest version says."""
    return licence_in(shown_of(item))


def licence_in(version: Version) -> Licence | None:
    return LICENCES.get(version.words.get("licence", ""))


def _has_relatives() -> Exists:
    return Exists(Link.objects.filter(Q(child=OuterRef("pk")) | Q(parent=OuterRef("pk"))))


def _has_origins() -> Exists:
    return Exists(Link.objects.filter(child=OuterRef("pk")))


def named(reader: Person | None, *, of: str = "pk") -> ArraySubquery:
    """Those who are named beside each entry, without whom its reader does not see; `of` is the path to its key."""
    row = JSONObject(
        name="member__display_name", person="member__person__name", handle="member__person__handle",
        state="member__person__state", member="member", role="role", space="member__space",
    )  # fmt: skip
    return ArraySubquery(who_agreed(reader).filter(item=OuterRef(of)).values(json=row))
