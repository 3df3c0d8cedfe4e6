"""Laying something into one's own safe, writing it anew, and throwing it away."""

from typing import Any

from django.utils import timezone

from kith.domains.wellbeing.models import Keeper, Leaf
from kith.domains.wellbeing.queries import kept_by, leaves_of
from kith.domains.wellbeing.things import Kept, People, Plan, Thing, written
from kith.foundation.people.models import Person
from kith.infrastructure.database.private import seen_as
from kith.infrastructure.safes.actions import destroy, new_safe
from kith.infrastructure.safes.opening import opened


def keep[What: Thing](what: What, *, by: Person) -> Kept[What]:
    """Lay it into the safe of its owner. Raises `KeyLost` where that cannot be opened; then nothing is written."""
    now = timezone.now()
    with seen_as(by):
        keeper = _keeper(by)
        leaf = Leaf(person=by, keeper=keeper)
        leaf.sealed = opened(keeper.safe).lock(written(what, at=now), about=leaf.place)
        leaf.save(force_insert=True)
    return Kept(leaf.pk, now, what)


def _keeper(person: Person) -> Keeper:
    first = Keeper.objects.filter(person=person).select_related("safe").order_by("pk").first()
    return first or Keeper.objects.create(person=person, safe=new_safe())


def write_anew(kept: Kept[Any], what: Thing, *, by: Person) -> None:
    """Put other words in the place of what was kept. What stood there is gone; its day stays."""
    with seen_as(by):
        for leaf in leaves_of(by).filter(pk=kept.key):
            sealed = opened(leaf.keeper.safe).lock(written(what, at=kept.at), about=leaf.place)
            Leaf.objects.filter(pk=leaf.pk).update(sealed=sealed)


def name_people(lines: tuple[str, ...], *, by: Person) -> None:
    """Keep whom someone can call, in place of those they named before."""
    _keep_alone(People(lines), by=by)


def plan(what: Plan, *, by: Person) -> None:
    """Keep a plan in place of the one before; an empty one takes that away."""
    _keep_alone(what, by=by)


def _keep_alone(what: People | Plan, *, by: Person) -> None:
    with seen_as(by):
        before = [each for each in kept_by(by) if isinstance(each.what, type(what))]
        if what:
            keep(what, by=by)
        for each in before:
            throw_away(each, by=by)


def throw_away(kept: Kept[Any], *, by: Person) -> None:
    """Delete one thing. It cannot be brought back."""
    with seen_as(by):
        Leaf.objects.filter(person=by, pk=kept.key).delete()


def throw_all_away(*, by: Person) -> None:
    """Destroy the safe, and with it everything that was ever kept in it. It need not be opened for that."""
    with seen_as(by):
        for keeper in Keeper.objects.filter(person=by).select_related("safe"):
            destroy(keeper.safe)
