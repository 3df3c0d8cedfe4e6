"""What several wrote belongs to several: who goes away takes their name off it, and their words with which others went on stay."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Q, QuerySet

from kith.capabilities.attachments.models import File
from kith.capabilities.conversations.models import Post
from kith.capabilities.items.models import Item
from kith.capabilities.versions.actions.drafting import throw_away
from kith.capabilities.versions.events import HandedOn
from kith.capabilities.versions.models import Contributor, Hand, Version
from kith.capabilities.versions.queries import draft_of
from kith.foundation.activity.facts import record
from kith.foundation.activity.forgetting import take_name_off
from kith.foundation.activity.models import Event
from kith.foundation.people.actions import former_member
from kith.foundation.people.models import Person
from kith.foundation.spaces.actions.belonging import former_place
from kith.foundation.spaces.models import Membership

type Signed = Sequence[Person]  # someone, and after them those who are nobody, by whose names they wrote


def part(signed: Signed) -> None:
    """Before someone's words are deleted: let those who wrote with them keep what they wrote together."""
    for item in _written_with_others(signed):
        _hand_on(item, signed=signed)


def _written_with_others(signed: Signed) -> list[Item]:
    own = Q(author__person__in=signed) | Q(pk__in=_writers().filter(member__person__in=signed).values("item"))
    others = _writers().exclude(member__person__in=signed)
    found = Item.objects.filter(own, pk__in=others.values("item"))
    return list(found.select_related("space", "author__person").order_by("pk"))


def _writers() -> QuerySet[Contributor]:
    return Contributor.objects.filter(state=Contributor.State.AGREED, role__in=Contributor.WRITING)


@transaction.atomic
def _hand_on(item: Item, *, signed: Signed) -> None:
    draft = draft_of(item)
    if draft and _is_theirs_alone(draft, signed):
        throw_away(draft, by=signed[0])
        if draft.number == 1:
            return
    if item.author.person in signed:
        _let_lead(item, member=_next_to_lead(item, signed), signed=signed)
    _take_name_off(item, signed=signed)
    if item.state != Item.State.DRAFT:
        record(HandedOn(item=item), by=None)


def _is_theirs_alone(draft: Version, signed: Signed) -> bool:
    """Whether nobody else wrote in a draft since it was begun."""
    others = draft.hands.exclude(member__person__in=signed)
    return draft.hands.exists() and not others.exists()


def _next_to_lead(item: Item, signed: Signed) -> Membership:
    """Who has written it longest, of those who still belong to its space; if nobody does, of those who did."""
    others = _writers().filter(item=item).exclude(member__person__in=signed).select_related("member")
    return min(others.order_by("pk"), key=lambda each: each.member.state != Membership.State.ACTIVE).member


def _let_lead(item: Item, *, member: Membership, signed: Signed) -> None:
    Post.objects.filter(item=item, number=1, author__person__in=signed).update(author=member, send_key="")
    Item.objects.filter(pk=item.pk).update(author=member)


def _take_name_off(item: Item, *, signed: Signed) -> None:
    """Say no more of any version, file or answer of an item that they kept it; they are not named beside it."""
    nobody = former_place(item.space, person=former_member())
    item.versions.filter(by__person__in=signed).update(by=nobody, send_key="")
    hands = Hand.objects.filter(version__item=item, member__person__in=signed)
    Hand.objects.bulk_create(
        (Hand(version_id=each.version_id, member=nobody, part=each.part) for each in hands),
        ignore_conflicts=True,
    )
    hands.delete()
    opening = Q(carried__version__item=item) | Q(post_file__post__item=item, post_file__post__number=1)
    files = File.objects.filter(opening, by__person__in=signed).values("pk")
    File.objects.filter(pk__in=files).update(by=nobody)
    item.contributors.filter(member__person__in=signed).delete()
    for person in signed:
        take_name_off(Event.objects.filter(item_trace__item=item), of=person)
