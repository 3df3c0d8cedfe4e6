"""Reading tags for one person: a tag exists for those who may see something that carries it."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404

from kith.capabilities.items.models import Item
from kith.capabilities.tags.models import Tag, Tagging
from kith.foundation.people.models import Person


def tags_in_use(person: Person | None) -> QuerySet[Tag, Tag]:
    seen = Tagging.objects.filter(tag=OuterRef("pk"), item__in=Item.objects.visible_to(person))
    return Tag.objects.filter(Exists(seen)).order_by("words")


def reach_tag(person: Person | None, slug: str) -> Tag:
    """The tag of an address, or the tag that one of its synonyms leads to."""
    words = slug.replace("-", " ")
    found = tags_in_use(person).filter(Q(slug=slug) | Q(synonyms__words=words)).distinct().first()
    if found is None:
        raise Http404
    return found
