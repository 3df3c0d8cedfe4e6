"""What a calendar program reads: what someone comes to, or what one may see in a space."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from kith.capabilities.items.models import Item
from kith.domains.gatherings.entries import entry_of, entry_of_date
from kith.domains.gatherings.kinds import GATHERING
from kith.domains.gatherings.models import Gathering, Occasion, Seat
from kith.domains.gatherings.models.gathering import LONGEST
from kith.domains.gatherings.other_calendars import brought
from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Space
from kith.lib.calendars.shapes import Entry

BACK, MOST = timedelta(days=90), 500


def special_dates() -> QuerySet[Occasion, Occasion]:
    """Dates that the rule of their series does not tell, and those of what has no rule."""
    changed = Q(is_moved=True) | Q(is_varied=True) | Q(cancelled_at__isnull=False)
    special = changed | Q(is_extra=True) | Q(gathering__rule="")
    return Occasion.objects.filter(special).order_by("begins_at")


def own_entries(person: Person, *, named: bool) -> Iterator[Entry]:
    """What someone has a seat for, and what others bring; what was given back is not there, so that calendars take it out."""
    for gathering in held_gatherings(person):
        yield entry_of(gathering, gathering.occasions.all(), shows_link=True)
    for occasion in held_dates(person):
        is_ahead = occasion.ends_at > timezone.now()
        yield entry_of_date(occasion.gathering, occasion, shows_link=is_ahead)
    yield from brought(person, named=named)


def entries_in(space: Space, *, reader: Person | None) -> Iterator[Entry]:
    """All that a reader may see in a space, without addresses that are for those who have a seat."""
    for gathering in gatherings_in(space, reader=reader):
        yield entry_of(gathering, gathering.occasions.all())


def held_gatherings(person: Person) -> QuerySet[Gathering, Gathering]:
    """What someone has a seat for with all its dates."""
    of_all = _held(person).filter(seats__occasion=None)
    return _recent(Q(pk__in=of_all.values("seats__gathering")), reader=person)


def held_dates(person: Person) -> QuerySet[Occasion, Occasion]:
    """What someone has a seat for that is for this date alone."""
    single = Occasion.objects.filter(seats__all__in=_held(person), ends_at__gt=timezone.now() - BACK)
    seen = Item.objects.visible_to(person).filter(kind=GATHERING.name)
    single = single.filter(gathering__in=seen.values("pk")).select_related("gathering__item__space")
    return single.order_by("begins_at")[:MOST]


def gatherings_in(space: Space, *, reader: Person | None) -> QuerySet[Gathering, Gathering]:
    return _recent(Q(item__space=space), reader=reader)


def _held(person: Person) -> QuerySet[Seat, Seat]:
    return Seat.objects.filter(person=person, state=Seat.State.SEATED)


def _recent(which: Q, *, reader: Person | None) -> QuerySet[Gathering, Gathering]:
    """Gatherings with a date that is not long over, the newest, and with all dates of theirs that are special."""
    seen = Item.objects.visible_to(reader).filter(kind=GATHERING.name)
    since = timezone.now() - BACK
    current = Occasion.objects.filter(begins_at__gt=since - LONGEST, ends_at__gt=since)
    found = Gathering.objects.filter(which, item__in=seen, pk__in=current.values("gathering"))
    with_dates = Prefetch("occasions", queryset=special_dates())
    return found.select_related("item__space").prefetch_related(with_dates).order_by("-pk")[:MOST]
