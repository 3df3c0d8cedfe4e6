"""Reading items for one person."""

from collections.abc import Collection, Sequence
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    Case,
    CharField,
    F,
    FilteredRelation,
    IntegerField,
    JSONField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, JSONObject
from django.http import Http404

from kith.capabilities.items.kinds import kinds
from kith.capabilities.items.models import Draft, Item
from kith.capabilities.items.tombstones import not_there
from kith.foundation.people.models import Person
from kith.foundation.seals.models import Seal
from kith.foundation.spaces.models import Membership
from kith.foundation.spaces.places import hosted

_NO_NUMBER = Value(None, output_field=IntegerField())
_NO_WORD = Value(None, output_field=CharField())


def reach_item(person: Person | None, pk: int, **_rest: Any) -> Item:
    """The item, if this person may see it; otherwise nothing is there."""
    item = (
        Item.objects.visible_to(person)
        .select_related("space", "author__person", "author__seal")
        .filter(pk=pk)
        .first()
    )
    if item is None:
        raise not_there(person, pk=pk)
    return item


def of_kinds(item: Item, kinds: Collection[str]) -> Item:
    """The item, if it is of one of these kinds; otherwise nothing is there."""
    if item.kind not in kinds:
        raise Http404
    return item


def seen_or_drafted(person: Person | None, kind: str, *, only: int | None = None) -> QuerySet[Item, Item]:
    """What one may see of a kind; and the drafts of one's own, and of the spaces that one hosts.

    Where `only` one item is wanted, whether it is seen is asked of it alone.
    """
    wanted = Q(kind=kind) if only is None else Q(kind=kind, pk=only)
    seen = Item.objects.visible_to(person).filter(wanted)
    if person is None:
        return seen
    drafted = Q(state=Item.State.DRAFT) & (Q(author__person=person) | Q(space__in=hosted(person)))
    return Item.objects.filter(wanted, Q(pk__in=seen.values("pk")) | drafted)


def with_reading(items: QuerySet[Item, Item], person: Person | None) -> QuerySet[Item, Item]:
    """Each item with this person's `last_read`, `level` and `reason`; None for a visitor and for what was never opened."""
    if person is None:
        return items.annotate(last_read=_NO_NUMBER, level=_NO_WORD, reason=_NO_WORD)
    mine = FilteredRelation("reading", condition=Q(reading__person=person))
    found = {name: F(f"mine__{name}") for name in ("last_read", "level", "reason")}
    return items.annotate(mine=mine).annotate(**found)


def own_draft(person: Person | None, form: str, *, mask: Sequence[str] = ()) -> Any:
    """What someone typed and has not sent; what was typed under the name with one of the tokens `mask` comes first."""
    if person is None:
        return _NO_WORD
    kept = Draft.objects.filter(form=form, item=OuterRef("pk"), number=None)
    under_mask = kept.filter(person__in=Membership.objects.filter(seal__token__in=mask).values("person"))
    return Coalesce(
        Subquery(under_mask.values("words")[:1]), Subquery(kept.filter(person=person).values("words")[:1])
    )


def own_mask(tokens: Sequence[str]) -> Subquery | Value:
    """The name that was made for someone in each item, by the tokens that its seal may have.

    The seal is looked up by itself: where there are few, PostgreSQL would read all memberships to join them.
    """
    seal = Seal.objects.filter(token__in=tokens).values("pk")[:1]
    mask = Membership.objects.filter(seal=Subquery(seal))
    return Subquery(mask.values("display_name")[:1]) if tokens else _NO_WORD


def tags_of_item() -> ArraySubquery:
    """The tags of each item as small objects, in the same query."""
    through = Item.tags.through.objects.filter(item=OuterRef("pk")).order_by("tag__words")
    return ArraySubquery(through.values(json=JSONObject(words="tag__words", slug="tag__slug")))


def card_facts(at: str = "") -> Case:
    """What each item tells on a card of what is so for its kind alone, in the same query; `at` leads to the item."""
    told = [
        When(Q(**{f"{at}kind": kind.name}), then=kind.card_line.facts(OuterRef(f"{at}pk")))
        for kind in kinds()
        if kind.card_line
    ]
    return Case(*told, default=None, output_field=JSONField())
