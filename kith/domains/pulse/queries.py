"""Reading a pulse. What is one's own is asked behind the wall, inside `seen_as`."""

from datetime import date

from django.db.models import QuerySet, Sum
from django.http import Http404
from django.utils import timezone

from kith.domains.pulse import budget
from kith.domains.pulse.models import Answer, Asking, Pulse, Told, Voice
from kith.domains.pulse.words import Word
from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Membership, Space
from kith.foundation.spaces.queries import reach_space
from kith.infrastructure.safes.opening import Broken, Opened, opened
from kith.lib.reaching import reached


def reach_here(person: Person | None, slug: str) -> Space:
    """A space, for those who belong to it."""
    space = reach_space(person, slug)
    if space.place_of(person) is None:
        raise Http404
    return space


def pulse_of(space: Space) -> Pulse | None:
    return Pulse.objects.filter(space=space).select_related("space").first()


def reach_pulse(space: Space) -> Pulse:
    return reached(pulse_of(space))


def asked_now(pulse: Pulse) -> Asking | None:
    """The month about which people are asked; none where the budget has run out."""
    return pulse.askings.select_related("safe").order_by("-month").first()


def has_voice(pulse: Pulse, place: Membership) -> bool:
    """Whether someone takes part since they belong here. Who left and came back has not said so again."""
    return Voice.objects.filter(person=place.person_id, pulse=pulse, since__gte=place.since).exists()


def own_answer(asking: Asking, person: Person, *, safe: Opened | None = None) -> Word | None:
    """What someone answered; nothing where the row was tampered with. May raise `KeyLost`."""
    said = Answer.objects.filter(person=person, asking=asking).first()
    if said is None:
        return None
    try:
        return Word((safe or opened(asking.safe)).unlock(said.sealed, about=said.place))
    except Broken:
        return None


def told_by(space: Space) -> QuerySet[Told, Told]:
    """The months that were counted, the newest first."""
    return Told.objects.filter(space=space).order_by("-month")


def spent(space: Space, *, year: int) -> float:
    """What the months of a year have taken from its budget, with those that are asked about and not counted yet."""
    told = Told.objects.filter(space=space, month__year=year).aggregate(cost=Sum("epsilon"))["cost"] or 0.0
    asked = Asking.objects.filter(pulse__space=space, month__year=year).count()
    return float(told) + asked * budget.EPSILON


def can_be_asked(pulse: Pulse, *, month: date) -> bool:
    """Whether a month can be asked about: it never was, and the budget of its year has enough left."""
    space = pulse.space
    known = Told.objects.filter(space=space, month=month).exists()
    known = known or pulse.askings.filter(month=month).exists()
    return not known and not space.is_archived and budget.is_left(spent(space, year=month.year))


def is_resting(space: Space) -> bool:
    """Whether the budget of this year has run out."""
    return not budget.is_left(spent(space, year=timezone.localdate().year))
