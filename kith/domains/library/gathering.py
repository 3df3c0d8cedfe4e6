"""Reading collections for one person. Nobody sees or counts in one what they do not see elsewhere."""

from dataclasses import dataclass

from django.db.models import Exists, F, FilteredRelation, OuterRef, Q, QuerySet
from django.http import Http404

from kith.capabilities.conversations.models import Post
from kith.capabilities.items.models import Item
from kith.capabilities.items.queries import of_kinds, reach_item
from kith.capabilities.versions.queries import reach_written, with_writer, written_by
from kith.domains.library.kinds import COLLECTION, GATHERED
from kith.domains.library.models import Collected
from kith.foundation.people.models import Person
from kith.foundation.permissions.tables import may

MOST = 100  # entries of one collection
MOST_NAMED = 5  # collections beside an entry
MOST_OFFERED = 50


def entries_of(collection: Item, *, reader: Person | None) -> QuerySet[Item, Item]:
    """What a collection holds, in its order, each with what its curator `said` of it and the `number` of its place.

    What was withdrawn is there as well, for whoever could see it before.
    """
    held = FilteredRelation("gathered_in", condition=Q(gathered_in__collection=collection.pk))
    seen = Item.objects.reached_by(reader).annotate(held=held).filter(held__isnull=False)
    return (
        seen.annotate(said=F("held__words"), number=F("held__number"))
        .select_related("space", "author__person").order_by("number")
    )  # fmt: skip


@dataclass(frozen=True)
class Step:
    """Where someone is who reads a collection in its order, and what stands before and after for them."""

    collection: Item
    before: Item | None
    after: Item | None


def step_in(pk: int, item: Item, *, reader: Person | None) -> Step | None:
    """The place of an entry in a collection, if this reader sees it stand there; in two queries."""
    seen = Item.objects.visible_to(reader).filter(kind=COLLECTION.name, gathered__entry=item)
    collection = seen.filter(pk=pk, posts__number=1, posts__state=Post.State.SHOWN).first()
    if collection is None:
        return None
    held = list(entries_of(collection, reader=reader).filter(state__in=Item.READABLE))
    at = next((place for place, each in enumerate(held) if each.pk == item.pk), None)
    if at is None:
        return None
    after = held[at + 1] if at + 1 < len(held) else None
    return Step(collection, held[at - 1] if at else None, after)


def collections_with(item: Item, *, reader: Person | None) -> QuerySet[Item, Item]:
    """Some collections in which an entry stands, as far as this reader may see them; the newest first."""
    seen = Item.objects.visible_to(reader).filter(gathered__entry=item).select_related("space")
    return seen.order_by("-gathered__at")[:MOST_NAMED]


def is_gathered() -> Exists:
    """Whether an entry stands in any collection; that says nothing yet about who may see it."""
    return Exists(Collected.objects.filter(entry=OuterRef("pk")))


def own_collections(person: Person, *, without: Item) -> list[Item]:
    """The collections that someone writes, be they published or not, in which an entry does not stand yet."""
    mine = written_by(person).filter(kind=COLLECTION.name).exclude(state=Item.State.RETIRED)
    mine = with_writer(mine.exclude(gathered__entry=without), person).select_related("space")
    found = mine.order_by("-last_activity_at")[:MOST_OFFERED]
    return [each for each in found if may(person, "version.write", each)]


def reach_gathered(person: Person | None, pk: int) -> Item:
    """Something that can be put into a collection, if someone may see it."""
    return of_kinds(reach_item(person, pk), GATHERED)


def reach_collection(person: Person | None, pk: int) -> Item:
    """A collection that someone writes; nothing is there for anyone else."""
    return of_kinds(reach_written(person, pk), {COLLECTION.name: COLLECTION})


def reach_collected(person: Person | None, pk: int, entry: int) -> Collected:
    """An entry in its place in a collection that someone writes, if they see the entry too."""
    collection = reach_collection(person, pk)
    seen = Item.objects.reached_by(person).filter(pk=entry)
    found = Collected.objects.filter(collection=collection, entry__in=seen).select_related("entry").first()
    if found is None:
        raise Http404
    found.collection = collection
    return found


def beside(collected: Collected, *, way: str, reader: Person | None) -> Collected | None:
    """What stands before or after an entry, among those that its reader sees."""
    seen = Item.objects.reached_by(reader).filter(gathered_in__collection=collected.collection_id)
    held = Collected.objects.filter(collection=collected.collection_id, entry__in=seen)
    if way == "up":
        return held.filter(number__lt=collected.number).order_by("-number").first()
    return held.filter(number__gt=collected.number).order_by("number").first()
