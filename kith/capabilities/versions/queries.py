"""Reading versions for one person."""

from collections.abc import Iterable

from django.db.models import Exists, Max, OuterRef, Q, QuerySet
from django.http import Http404

from kith.capabilities.items.drafts import Desk
from kith.capabilities.items.kinds import kinds
from kith.capabilities.items.models import Item
from kith.capabilities.items.steps import Step
from kith.capabilities.items.tombstones import not_there
from kith.capabilities.versions.models import Contributor, Version
from kith.foundation.people.models import Person
from kith.foundation.spaces.apart import without_apart
from kith.foundation.spaces.masks import is_own
from kith.foundation.spaces.models import Membership

OF_AN_ITEM = ("space", "author__person", "author__seal")
MOST_OFFERED = 100


def writes(person: Person | None, item: Item) -> bool:
    """Whether someone is one of those who write an item; asked once for each item that was read."""
    if person is None:
        return False
    if _mark(person) not in item.__dict__:
        item.__dict__[_mark(person)] = _writing(person).filter(item=item).exists()
    return bool(item.__dict__[_mark(person)])


def with_writer(items: QuerySet[Item, Item], person: Person | None) -> QuerySet[Item, Item]:
    """Items that know whether someone is one of those who write them."""
    if person is None:
        return items
    return items.annotate(**{_mark(person): Exists(_writing(person).filter(item=OuterRef("pk")))})


def _mark(person: Person) -> str:
    return f"is_written_by_{person.pk}"


def _writing(person: Person) -> QuerySet[Contributor]:
    return Contributor.objects.filter(
        member__person=person, state=Contributor.State.AGREED, role__in=Contributor.WRITING
    )


def written_by(person: Person | None) -> QuerySet[Item, Item]:
    """What someone writes, alone or with others, be it published or not."""
    if person is None:
        return Item.objects.none()
    written = Item.objects.filter(pk__in=_writing(person).values("item"))
    return written.exclude(state=Item.State.REMOVED)


def reach_written(person: Person | None, pk: int) -> Item:
    """An item that someone writes; nothing is there for anyone else."""
    item = written_by(person).filter(pk=pk).select_related(*OF_AN_ITEM).first()
    if item is None:
        raise Http404
    return item


def reach_versioned(person: Person | None, pk: int) -> Item:
    """An item that says what it says in versions, if someone may see it."""
    shown = Version.objects.visible_to(person).filter(item=pk)
    item = Item.objects.filter(pk__in=shown.values("item")).select_related(*OF_AN_ITEM).first()
    if item is None:
        raise not_there(person, pk=pk)
    return item


def reach_known(person: Person | None, pk: int) -> Item:
    """An item that says what it says in versions, for whoever may see it, and for those who write it."""
    written = written_by(person).filter(pk=pk, versions__state=Version.State.DRAFT)
    return written.select_related(*OF_AN_ITEM).first() or reach_versioned(person, pk)


def reach_retirable(person: Person | None, pk: int) -> Item:
    """An item that was published, be it withdrawn by now, if someone may see it."""
    item = Item.objects.reached_by(person).filter(pk=pk).select_related(*OF_AN_ITEM).first()
    if item is None or not item.kind_of.steps:
        raise Http404
    return item


def seen_beside(item: Item, *, reader: Person | None) -> QuerySet[Item, Item]:
    """What else is written in versions and can be read by someone."""
    in_versions = [each.name for each in kinds() if each.steps]
    return Item.objects.visible_to(reader).filter(kind__in=in_versions).exclude(pk=item.pk)


def reach_version(person: Person | None, pk: int, number: int) -> Version:
    """What was published, for whoever may see its item."""
    version = (
        Version.objects.visible_to(person).filter(item=pk, number=number)
        .select_related("by__person", *(f"item__{name}" for name in OF_AN_ITEM)).first()
    )  # fmt: skip
    if version is None:
        raise not_there(person, pk=pk)
    return version


def versions_of(item: Item) -> QuerySet[Version]:
    """What was published of an item, the newest first; for those who may see it."""
    return (
        item.versions.filter(state=Version.State.PUBLISHED).select_related("by__person").order_by("-number")
    )


def newest_of(item: Item) -> Version | None:
    return versions_of(item).first()


def shown_of(item: Item) -> Version:
    """The newest version of what was published."""
    newest = newest_of(item)
    assert newest is not None, "what is published has a version"  # noqa: S101
    return newest


def newest_of_each(versions: QuerySet[Version]) -> QuerySet[Version]:
    """Of these versions, the newest of each item."""
    return versions.order_by("item", "-number").distinct("item").select_related("item__space")


def newest_numbers(items: Iterable[int]) -> dict[int, int]:
    """The number of the newest version of each of these items."""
    shown = Version.objects.filter(item__in=list(items), state=Version.State.PUBLISHED).order_by()
    return dict(shown.values_list("item").annotate(Max("number")))


def draft_of(item: Item) -> Version | None:
    """What is being written now; for those who write it."""
    return item.versions.filter(state=Version.State.DRAFT).select_related("by__person", "item__space").first()


def desk_of(item: Item, step: Step) -> Desk:
    """Where each of those who write an item has what they typed into a step and did not keep."""
    return Desk("step", item=item, number=item.kind_of.steps.index(step))


def drafts_by(person: Person) -> QuerySet[Version]:
    """What someone writes, alone or with others, and nobody else sees."""
    mine = Version.objects.filter(state=Version.State.DRAFT, item__in=written_by(person))
    return mine.select_related("item__space").order_by("-kept_at")


def named_beside(reader: Person | None) -> QuerySet[Contributor]:
    """Those who said yes to being named, without whom a reader does not see, and nobody whose account is closed."""
    there = who_agreed(reader).exclude(member__person__state=Person.State.CLOSED)
    return there.select_related("member__person")


def who_agreed(reader: Person | None) -> QuerySet[Contributor]:
    """Those who said yes to being named, be their account closed or not, without whom a reader does not see."""
    agreed = Contributor.objects.filter(state=Contributor.State.AGREED)
    return without_apart(agreed, reader, author="member").order_by("pk")


def could_be_named(item: Item, *, by: Person, like: str = "") -> list[Membership]:
    """Those who belong to the space of an item, whom its writer sees, and who were not asked yet: those whose name there is
    like some letters, and no more than a page can offer.
    """
    members = Membership.objects.active().filter(space=item.space).exclude(contributions__item=item)
    own_name = Q(display_name="", person__name__icontains=like)
    seen = without_apart(members, by, author="").filter(
        Q(display_name__icontains=like, display_name__gt="") | own_name
    )
    return list(seen.select_related("person").order_by("pk")[:MOST_OFFERED])


def reach_naming(person: Person | None, pk: int) -> Contributor:
    """What someone was asked, by their own name or by a made one: whether they want to be named."""
    asked = Contributor.objects.filter(pk=pk).select_related("item__space", "member__person", "member__seal")
    found = asked.first()
    if found is None or not is_own(found.member, person):
        raise Http404
    return found


def reach_asked(person: Person | None, pk: int, asked: int) -> Contributor:
    """Someone who was asked to be named beside an item and has not answered yet, for those who write it."""
    item = reach_written(person, pk)
    found = Contributor.objects.filter(pk=asked, item=item, state=Contributor.State.ASKED).first()
    if found is None:
        raise Http404
    found.item = item
    return found


def reach_readable(person: Person | None, pk: int) -> tuple[Contributor, Version]:
    """The draft beside which someone is named, or is asked to be: whoever writes it or advises may read it before a yes."""
    asked = reach_naming(person, pk)
    version = draft_of(asked.item) if asked.may_read else None
    if version is None:
        raise Http404
    return asked, version


def readable_by(person: Person) -> QuerySet[Contributor]:
    """Beside what someone is named or asked to be, and may read a draft of it."""
    mine = Contributor.objects.filter(member__person=person, member__state=Membership.State.ACTIVE)
    there = mine.filter(role__in=Contributor.READING).exclude(item__state=Item.State.REMOVED)
    return there.exclude(state=Contributor.State.DECLINED)


def read_by(person: Person) -> QuerySet[Contributor]:
    """Where someone reads a draft and advises, without writing it."""
    drafted = Version.objects.filter(item=OuterRef("item"), state=Version.State.DRAFT)
    agreed = readable_by(person).filter(
        Exists(drafted), role=Contributor.Role.REVIEWER, state=Contributor.State.AGREED
    )
    return agreed.select_related("item__space").order_by("-pk")
