"""Who offers what is held here, who may say so, and under which numbers boards know them."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from kith.domains.learning.models import Approval, Provider
from kith.foundation.people.models import Person
from kith.foundation.people.queries import reach_desk
from kith.foundation.spaces.models import Space
from kith.foundation.spaces.places import hosted
from kith.lib.badges.writing import MOST_LISTED
from kith.lib.reaching import reached

Numbers = list[tuple[str, str]]  # boards, each with the number that it gave


def providers_for(person: Person) -> QuerySet[Provider, Provider]:
    """Those whom someone may name in what they host."""
    if person.is_steward:
        return Provider.objects.all()
    spaces = hosted(person)
    named = Q(space__in=spaces) | Q(for_all_hosts=True)
    return Provider.objects.filter(named) if spaces else Provider.objects.none()


def offering(provider: int | None) -> Provider | None:
    """Whoever offered something, by their key; None where nobody knows more than words."""
    return None if provider is None else Provider.objects.filter(pk=provider).first()


def numbers_of(provider: Provider | None, *, first: date, last: date) -> Numbers:
    """The boards, with their numbers, that approved a provider on all of these days; of nobody, none."""
    if provider is None:
        return []
    begun, goes_on = Q(begins_on=None) | Q(begins_on__lte=first), Q(ends_on=None) | Q(ends_on__gte=last)
    held = Approval.objects.filter(begun, goes_on, provider=provider)
    return list(held.values_list("board", "number")[:MOST_LISTED])


def all_providers(reader: Person) -> QuerySet[Provider, Provider]:
    """Each with its numbers, and whether this steward sees the space that stands for them."""
    is_seen = Exists(Space.objects.visible_to(reader).filter(pk=OuterRef("space")))
    known = Provider.objects.select_related("space").prefetch_related("approvals")
    return known.annotate(is_space_seen=is_seen)


def reach_provider(person: Person | None, provider: int) -> Provider:
    reach_desk(person)
    return reached(Provider.objects.filter(pk=provider).first())


def reach_approval(person: Person | None, approval: int) -> Approval:
    reach_desk(person)
    return reached(Approval.objects.filter(pk=approval).first())
