"""Who is named beside an item: asked first, and free to say otherwise."""

from django.db import transaction

from kith.capabilities.items.models import Item
from kith.capabilities.versions import events
from kith.capabilities.versions.models import Contributor, Material
from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Membership


@transaction.atomic
def ask_to_name(item: Item, *, member: Membership, role: str, by: Person) -> Contributor:
    """Ask someone whether they want to be named beside an item; nobody is named who did not say yes."""
    found, is_new = Contributor.objects.get_or_create(item=item, member=member, defaults={"role": role})
    if is_new:
        record(events.NamingAsked(contributor=found.pk), by=by)
    return found


@transaction.atomic
def answer_naming(contributor: Contributor, *, agrees: bool, refuses_words: bool = False) -> None:
    """Say whether one wants to be named, and whether one's words may be used; one can say otherwise at any time."""
    theirs = Material.objects.filter(item=contributor.item_id, post__author=contributor.member_id)
    theirs.update(is_refused=refuses_words)
    state = Contributor.State.AGREED if agrees else Contributor.State.DECLINED
    contributor.state = state
    contributor.save(update_fields=["state"])
    record(events.NamingAnswered(contributor=contributor.pk), by=contributor.member.person)


@transaction.atomic
def take_back_question(asked: Contributor) -> None:
    """Ask someone no more whether they want to be named; one who has answered meanwhile stays as they said."""
    Contributor.objects.filter(pk=asked.pk, state=Contributor.State.ASKED).delete()


class LastWriter(Exception):
    """Somebody has to write it."""


@transaction.atomic
def change_role(contributor: Contributor, *, role: str) -> None:
    """Say of oneself that one did something else; whoever no longer is an author writes it no longer."""
    Item.objects.select_for_update(no_key=True).get(pk=contributor.item_id)
    writers = contributor.item.contributors.filter(
        state=Contributor.State.AGREED, role__in=Contributor.WRITING
    )
    if role not in Contributor.WRITING and not writers.exclude(pk=contributor.pk).exists():
        raise LastWriter
    contributor.role = role
    contributor.save(update_fields=["role"])
    record(events.NamingAnswered(contributor=contributor.pk), by=contributor.member.person)
