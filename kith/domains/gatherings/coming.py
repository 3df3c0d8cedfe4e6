"""How a reader may come to a gathering: the seats there are, and their own."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils import timezone

from kith.capabilities.items.models import Item
from kith.domains.gatherings.models import Occasion, Seat, Seats
from kith.domains.gatherings.models.seats import LEAST_TIME
from kith.domains.gatherings.saying import Said, said
from kith.foundation.people.models import Person


@dataclass(frozen=True)
class Coming:
    """One thing to come to: a gathering as a whole, or one of its dates. `mine` is the reader's own seat in it, if any."""

    when: Said | None
    seats: tuple[Seats, ...]
    mine: Seat | None
    is_soon: bool

    @property
    def key(self) -> int | None:
        return self.when.occasion.pk if self.when else None

    @property
    def is_full(self) -> bool:
        return all(each.is_full for each in self.seats)

    @property
    def taken_ways(self) -> list[Seats]:
        """The ways in which one would have to wait, where there is another one."""
        return [] if self.is_full else [each for each in self.seats if each.is_full]

    @property
    def other(self) -> Seats | None:
        """The way in which one could come instead, for who comes, waits or asks."""
        if self.mine is None or self.mine.state == self.mine.State.OFFERED:
            return None
        return next((each for each in self.seats if each.pk != self.mine.seats_id), None)

    @property
    def is_way_gone(self) -> bool:
        """Whether one's own seat is in a way in which people do not meet any more."""
        return self.mine is not None and self.mine.seats.way not in {each.way for each in self.seats}

    @property
    def can_take(self) -> bool:
        """Whether a seat is free for someone who waits, at a time when nobody is asked any more."""
        mine = self.mine
        return (
            self.is_soon and mine is not None and mine.state == mine.State.WAITING and not mine.seats.is_full
        )


def comings(
    item: Item, *, seats: Iterable[Seats], mine: Mapping[int | None, Seat], reader: Person | None
) -> list[Coming]:
    """Each date that is still to come where they are taken by themselves, else the gathering as a whole."""
    counted: dict[int | None, list[Seats]] = {}
    for each in seats:
        counted.setdefault(each.occasion_id, []).append(each)
    if not item.gathering.each_date:
        soon = _is_soon(item.gathering.coming)
        return [Coming(None, tuple(counted.get(None, ())), mine.get(None), soon)]
    dates = [each for each in item.gathering.coming if not each.is_cancelled]
    return [
        Coming(
            said(each, of=item.gathering, reader=reader),
            tuple(counted.get(each.pk, ())),
            mine.get(each.pk),
            _is_soon([each]),
        )
        for each in dates
    ]


def _is_soon(dates: Iterable[Occasion]) -> bool:
    """Whether there is no time any more to ask those who wait, one after the other."""
    now = timezone.now()
    ahead = (each.begins_at for each in dates if not each.is_cancelled and each.begins_at > now)
    return next(ahead, now) - LEAST_TIME <= now
