"""How a reader may come to a gathering: the seats there are, and their own."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kith.capabilities.items.models import Item
from kith.domains.gatherings.models import Seat, Seats
from kith.domains.gatherings.saying import Said, said
from kith.foundation.people.models import Person


@dataclass(frozen=True)
class Coming:
    """One thing to come to: a gathering as a whole, or one of its dates. `mine` is the reader's own seat in it, if any."""

    when: Said | None
    seats: tuple[Seats, ...]
    mine: Seat | None

    @property
    def key(self) -> int | None:
        return self.when.occasion.pk if self.when else None

    @property
    def is_full(self) -> bool:
        return all(each.is_full for each in self.seats)


def comings(
    item: Item, *, seats: Iterable[Seats], mine: Mapping[int | None, Seat], reader: Person | None
) -> list[Coming]:
    """Each date that is still to come where they are taken by themselves, else the gathering as a whole."""
    counted: dict[int | None, list[Seats]] = {}
    for each in seats:
        counted.setdefault(each.occasion_id, []).append(each)
    if not item.gathering.each_date:
        return [Coming(None, tuple(counted.get(None, ())), mine.get(None))]
    dates = [each for each in item.gathering.coming if not each.is_cancelled]
    return [
        Coming(
            said(each, of=item.gathering, reader=reader), tuple(counted.get(each.pk, ())), mine.get(each.pk)
        )
        for each in dates
    ]
