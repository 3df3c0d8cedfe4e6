"""What two agree on."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.utils import translation

from kith.domains.mentoring.actions.turning import look_again
from kith.domains.mentoring.agreement import in_words
from kith.domains.mentoring.models import Pair, Side
from kith.foundation.people.models import Person
from kith.foundation.spaces.actions.opening import write_guidelines
from kith.infrastructure.database.private import seen_as


def held(side: Side, *, by: Person) -> Pair:
    """The pair as it is now, locked. Nothing is done to one that is over."""
    pair = held_if_on(side, by=by)
    if pair is None:
        raise PermissionDenied
    return pair


def held_if_on(side: Side, *, by: Person) -> Pair | None:
    """The same, and None if it is over: who changes or ends it does so one after another."""
    mine = Side.objects.filter(pk=side.pk, person=by)
    pair = Pair.objects.select_for_update(of=("self",)).filter(sides__in=mine).select_related("space").first()
    return None if pair is None or pair.is_over else pair


def agree_on(
    side: Side, *, often: str, minutes: int | None, way: str, until: date | None, between: str, by: Person
) -> bool:
    """Write the agreement anew. The other is asked to read it, and writes again in their space once they agreed.

    Whether something changed is the answer; a form sent twice changes nothing.
    """
    chosen = {"often": often, "minutes": minutes, "way": way, "until": until, "between": between}
    with seen_as(by):
        pair = held(side, by=by)
        if all(getattr(pair, name) == value for name, value in chosen.items()):
            return False
        for name, value in chosen.items():
            setattr(pair, name, value)
        pair.save(update_fields=chosen)
        with translation.override(pair.space.language):
            write_guidelines(pair.space, source=in_words(pair), by=by)
        Side.objects.filter(pk=side.pk).update(end_told=False)
        look_again(by)
        with seen_as(side.other):
            Side.objects.filter(person=side.other_id, pair=pair).update(end_told=False)
            look_again(side.other)
    return True
