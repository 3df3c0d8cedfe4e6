"""What someone wrote for the library, as far as all may see it."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from kith.capabilities.conversations.models import Post
from kith.capabilities.items.models import Item
from kith.capabilities.versions.models import Contributor
from kith.domains.library.kinds import KINDS
from kith.domains.portfolios.models import Piece
from kith.domains.portfolios.sorts.sort import ChoosingForm, Sort
from kith.foundation.people.models import Person


def published_by(person: Person) -> QuerySet[Contributor, Contributor]:
    """Where someone is named beside an entry that anyone can read. What they wrote under a name made for one conversation is
    not among it: nothing leads from that to them."""
    told = Post.objects.filter(item=OuterRef("item"), number=1, state=Post.State.SHOWN)
    seen = Item.objects.visible_to(None).filter(kind__in=KINDS)
    named = Contributor.objects.filter(member__person=person, state=Contributor.State.AGREED, item__in=seen)
    return named.filter(Exists(told)).select_related("item", "member__person").order_by("item", "pk")


class EntryForm(ChoosingForm):
    thing = "entry"

    def offered(self, person: Person) -> Mapping[int, str]:
        """Where they go by another name, they see which, before they tie it to their own."""
        return {named.item_id: _labelled(named, person) for named in published_by(person)}


def _labelled(named: Contributor, person: Person) -> str:
    name = named.member.shown_name
    if name == person.name:
        return named.item.title
    return _now("%(title)s (there you are %(name)s)") % {"title": named.item.title, "name": name}


def _look(pieces: list[Piece], owner: Person, _today: date) -> Iterator[tuple[Piece, str, Any]]:
    own = published_by(owner).filter(item__in=[piece.entry_id for piece in pieces])
    named = {each.item_id: each for each in own}
    titles = dict(Item.objects.filter(pk__in=[piece.entry_id for piece in pieces]).values_list("pk", "title"))
    for piece in pieces:
        found = named.get(piece.entry_id or 0)
        yield piece, titles[piece.entry_id or 0], {"item": found.item, "named": found} if found else None


ENTRY = Sort(
    code="entry",
    one=_("Something you wrote for the library"),
    says=_("Others see its title and what it is about, and can read it in the library. Only what anyone on the web can read is offered."),
    form=EntryForm,
    look=_look,
    none=_("There is nothing else to choose. Only what you wrote for everyone can be shown."),
    way="library:library",
    why_not=_("It is not open to everyone just now, so others do not see it."),
)  # fmt: skip
