"""Keeping away from someone. Nobody hears of it, so no event is recorded: a trace would be a way to find out."""

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils.module_loading import import_string

from kith.foundation.people.models import Person
from kith.foundation.spaces.apart import forget_boundaries
from kith.foundation.spaces.models import Boundary, Space, Tie


@transaction.atomic
def keep_away(other: Person, *, by: Person, sort: str, space: Space | None = None) -> Boundary:
    """Mute or block someone: everywhere by their own names, or in one space by the names chosen for it."""
    boundary, _is_new = Boundary.objects.update_or_create(
        by=by, other=other, space=space, defaults={"sort": sort}
    )
    forget_boundaries(by)
    if sort == Boundary.Sort.BLOCK:
        _part(boundary)
    return boundary


def _part(boundary: Boundary) -> None:
    """What two have together is above us: it is listed in the settings, and ends in the same transaction."""
    for path in settings.KITH_ON_BLOCKED:
        import_string(path)(boundary)


@transaction.atomic
def lift(boundary: Boundary, *, by: Person) -> None:
    """See someone again, and be seen if they have drawn no boundary of their own."""
    Boundary.objects.filter(pk=boundary.pk, by=by).delete()
    forget_boundaries(by)


@transaction.atomic
def tie(other: Person, *, by: Person, sort: str) -> None:
    """Say how one is tied to someone at work or in care; an empty sort takes it back."""
    if sort:
        Tie.objects.update_or_create(by=by, other=other, defaults={"sort": sort})
    else:
        Tie.objects.filter(by=by, other=other).delete()


def lift_all(*, of: Person) -> None:
    """After an account is closed: nothing stays of whom someone kept away from, nor of who kept away from them."""
    for rows in (Boundary, Tie):
        rows.objects.filter(Q(by=of) | Q(other=of)).delete()
