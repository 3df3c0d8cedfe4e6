"""Whom an event of an item concerns, and who may hear of it at all."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from kith.capabilities.items.models import Item, ReadState
from kith.foundation.activity.audiences import Audience
from kith.foundation.activity.models import Event
from kith.foundation.people.models import Person
from kith.foundation.spaces.audiences import members


def who_see(item: Item, *, also_gone: bool = False) -> QuerySet[Person]:
    """Everyone who may see an item: `visible_to`, read from the other side; `also_gone`, who saw it before it was withdrawn."""
    each = OuterRef("pk")
    seen = Item.objects.reached_by_each(each) if also_gone else Item.objects.seen_by_each(each)
    return Person.objects.active().filter(Exists(seen.filter(pk=item.pk)))


def not_muted(item: Item) -> Q:
    """Who muted an item hears nothing more of it."""
    muted = ReadState.objects.filter(person=OuterRef("pk"), item=item, level=ReadState.Level.MUTED)
    return ~Q(Exists(muted))


def _followers(event: Event) -> QuerySet[Person]:
    reading = ReadState.objects.filter(item__traces__event=event, level=ReadState.Level.EVERYTHING)
    return Person.objects.active().filter(pk__in=reading.values("person"))


FOLLOWERS = Audience(
    "item.followed",
    _("A reply in a conversation that you follow"),
    _("you follow this conversation"),
    _followers,
    personal=True,
)
NEARBY = Audience(
    "item.nearby", _("A new conversation in one of your spaces"), _("you belong to this space"), members
)
EVERYONE_HERE = Audience(
    "item.everything",
    _("Every reply in your spaces"),
    _("you asked to hear of every reply here"),
    members,
    by_default=False,
)
