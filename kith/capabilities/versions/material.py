"""What a draft grew out of, as its writers may read it; and what of it they took over as it was said."""

from django.db.models import F, IntegerField, Q, Subquery, Value

from kith.capabilities.conversations.models import Post
from kith.capabilities.items.masks import tokens_in
from kith.capabilities.items.models import Item
from kith.capabilities.lineage.models import Link
from kith.capabilities.versions.models import Contributor, Version
from kith.foundation.people.models import Person
from kith.lib.borrowed import borrowed


def material_for(item: Item, *, reader: Person) -> list[Post]:
    """The posts that were chosen for a draft: those that are shown, that this reader may see, and that nobody refused."""
    chosen = Post.objects.visible_to(reader).filter(
        materials__item=item, materials__is_refused=False, state=Post.State.SHOWN
    )
    return list(chosen.select_related("author__person", "item").order_by("item", "number"))


def chosen_of(asked: Contributor) -> list[Post]:
    """What someone said themselves of what was chosen for a draft, and whether they refused that it is used."""
    theirs = Post.objects.filter(materials__item=asked.item_id, author=asked.member_id)
    return list(theirs.annotate(is_refused=F("materials__is_refused")).order_by("number"))


def asked_in(pk: int, reader: Person | None) -> Subquery | Value:
    """What someone is asked about their words in a conversation. Those who said them under a made name find it nowhere else."""
    if reader is None:
        return Value(None, output_field=IntegerField())
    me = Q(member__person=reader) | Q(member__seal__token__in=tokens_in(pk, reader))
    grown = Link.objects.filter(parent=pk, sort=Link.Sort.GREW).values("child")
    asked = Contributor.objects.filter(me, item__in=grown, state=Contributor.State.ASKED)
    return Subquery(asked.order_by("pk").values("pk")[:1])


def taken_over(version: Version) -> list[str]:
    """Words of others that stand in a draft as they said them, who have not said yes to it."""
    agreed = Contributor.objects.filter(item=version.item_id, state=Contributor.State.AGREED)
    theirs = ~Q(author__person__in=agreed.values("member__person")) | Q(materials__is_refused=True)
    said = Post.objects.filter(theirs, materials__item=version.item_id).values_list("text", flat=True)
    text = "\n\n".join([version.title, *(words for ask, words in version.answers() if ask.choices is None)])
    return list(dict.fromkeys(part for each in said for part in borrowed(text, each)))


def has_unanswered(item: Item) -> bool:
    """Whether someone was asked to be named and has not answered yet."""
    return item.contributors.filter(state=Contributor.State.ASKED).exists()
