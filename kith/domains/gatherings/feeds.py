"""What a calendar program reads: what someone comes to, or what one may see in a space."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from kith.capabilities.items.models import Item
from kith.domains.gatherings.entries import entry_of, entry_of_date
from kith.domains.gatherings.kinds import GATHERING
from kith.domains.gatherings.models import Gathering, Occasion, Seat
from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Space
from kith.lib.calendars.shapes import Entry

BACK, MOST = timedelta(days=90), 500


def special_dates() -> QuerySet[Occasion, Occasion]:
    """Dates that the rule of their series does not tell, and those of what has no rule."""
    special = Q(is_moved=True) | Q(is_extra=True) | Q(cancelled_at__isnull=False) | Q(gathering__rule="")
    return Occasion.objects.filter(special).order_by("begins_at")


def own_entries(person: Person) -> Iterator[Entry]:
    """What someone has a seat for; what was given back is not there, so that calendars take it out."""
    held = Seat.objects.filter(person=person, state=Seat.State.SEATED)
    of_all = held.filter(seats__occasion=None).values("seats__gathering")
    for gathering in _recent(Q(pk__in=of_all), reader=person):
        yield entry_of(gathering, gathering.occasions.all(), shows_link=True)
    single = Occasion.objects.filter(seats__all__in=held, ends_at__gt=timezone.now() - BACK)
    seen = Item.objects.visible_to(person).filter(kind=GATHERING.name)
    single = single.filter(gathering__in=seen.values("pk")).select_related("gathering__item__space")
    for occasion in single.order_by("begins_at")[:MOST]:
        yield entry_of_date(occasion.gathering, occasion, shows_link=True)


def entries_in(space: Space, *, reader: Person | None) -> Iterator[Entry]:
    """All that a reader may see in a space, without addresses that are for those who have a seat."""
    for gathering in _recent(Q(item__space=space), reader=reader):
        yield entry_of(gathering, gathering.occasions.all())


def _recent(which: Q, *, reader: Person | None) -> QuerySet[Gathering, Gathering]:
    """Gatherings with a date that is not long over, and with all dates of theirs that are special."""
    seen = Item.objects.visible_to(reader).filter(kind=GATHERING.name)
    current = Occasion.objects.filter(ends_at__gt=timezone.now() - BACK)
    found = Gathering.objects.filter(which, item__in=seen, pk__in=current.values("gathering"))
    with_dates = Prefetch("occasions", queryset=special_dates())
    return found.select_related("item__space").prefetch_related(with_dates).order_by("pk")[:MOST]
