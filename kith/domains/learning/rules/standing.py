"""Where someone stands: the period that matters, what it asks for, and what state that is."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from operator import attrgetter

from kith.domains.learning.rules.counting import reckon
from kith.domains.learning.rules.periods import Period, months_after, periods
from kith.domains.learning.rules.shapes import (
    Account,
    Earned,
    Held,
    RuleSet,
    Standing,
    State,
    Waiver,
    Why,
)

SOON = 90  # days before the end of a period, where its board names none
NOTHING = Account(counted=(), left_out=(), needs=())
NEW = "new"  # the reason of a waiver that nobody has to ask for


def standing(
    rules: RuleSet, held: Held, earned: Iterable[Earned], *, waivers: Sequence[Waiver] = (), today: date
) -> Standing:
    """How a credential stands today. The same whatever the order in which its trainings are told."""
    for period, account in _history(rules, held, _Shelf.of(earned), waivers, today):
        if not account.is_met and not _is_settled(period, held, today):
            break
    return _stands(rules, period, account, today)


def _stands(rules: RuleSet, period: Period, account: Account, today: date) -> Standing:
    grace = rules.grace
    return Standing(
        period=period, account=account, state=_state(rules, period, today),
        apply_from=period.ends - timedelta(days=rules.apply_days) if rules.apply_days and period.asks else None,
        grace_ends=period.ends + timedelta(days=grace.free_days) if grace else None,
        late_ends=period.ends + timedelta(days=grace.late_days) if grace and grace.late_days else None,
    )  # fmt: skip


def history(
    rules: RuleSet, held: Held, earned: Iterable[Earned], *, waivers: Sequence[Waiver] = (), today: date
) -> list[tuple[Period, Account]]:
    """Every period from the day of issue until today, the first one first."""
    return list(_history(rules, held, _Shelf.of(earned), waivers, today))


def standing_in(
    number: int,
    rules: RuleSet,
    held: Held,
    earned: Iterable[Earned],
    *,
    waivers: Sequence[Waiver] = (),
    today: date,
) -> Standing | None:
    """How a credential stood in one period, such as one that a board asks about later. None: there is no such period."""
    for period, account in _history(rules, held, _Shelf.of(earned), waivers, today):
        if period.number == number:
            return _stands(rules, period, account, today)
    return None


def elsewhere(stands: Standing, earned: Iterable[Earned], *, today: date) -> list[tuple[Earned, Why]]:
    """The trainings that are not of the period that matters, and why not."""
    period, ordered = stands.period, sorted(earned, key=_order)
    return [
        (each, Why.NOT_YET if each.on > today else Why.OTHER_PERIOD)
        for each in ordered
        if each.on > today or not period.starts <= each.on < period.ends
    ]


@dataclass(frozen=True, slots=True)
class _Shelf:
    """Trainings in the order of their days, where those of some days are found quickly."""

    earned: list[Earned]
    days: list[date]

    @classmethod
    def of(cls, earned: Iterable[Earned]) -> "_Shelf":
        ordered = sorted(earned, key=_order)
        return cls(ordered, [each.on for each in ordered])

    def between(self, starts: date, ends: date) -> list[Earned]:
        return self.earned[bisect_left(self.days, starts) : bisect_left(self.days, ends)]


_order = attrgetter("on", "programme", "provider", "minutes", "key")


def _history(
    rules: RuleSet, held: Held, shelf: _Shelf, waivers: Sequence[Waiver], today: date
) -> Iterator[tuple[Period, Account]]:
    """Each period with what its trainings came to, from the first to the one that runs today."""
    tomorrow, carried = today + timedelta(days=1), 0
    told = periods(
        rules.cycle, issued=held.issued, examined=held.examined,
        january_after=rules.first.january_after, until=today,
    )  # fmt: skip
    for period in told:
        account = NOTHING
        if period.asks:
            own = shelf.between(period.starts, min(period.ends, tomorrow))
            account = reckon(rules, own, carried=carried, waived=_waived(rules, held, period, waivers))
        yield period, account
        carried = account.carries


def _waived(rules: RuleSet, held: Held, period: Period, waivers: Sequence[Waiver]) -> str:
    for each in waivers:
        if period.starts <= each.on < period.ends:
            return each.reason
    within = rules.first.waived_within
    if within and period.number == 1 and not held.is_grandfathered:
        return NEW if months_after(held.issued, within) >= period.ends else ""
    return ""


def _is_settled(period: Period, held: Held, today: date) -> bool:
    return period.ends <= today and held.settled is not None and period.ends <= held.settled


def _state(rules: RuleSet, period: Period, today: date) -> State:
    if today < period.ends:
        soon = period.ends - timedelta(days=rules.apply_days or SOON)
        return State.DUE_SOON if period.asks and today >= soon else State.CURRENT
    after = (today - period.ends).days
    if rules.grace is None:
        return State.LATE
    if after < rules.grace.free_days:
        return State.IN_GRACE
    is_late = rules.grace.late_days is None or after < rules.grace.late_days
    return State.LATE if is_late else State.INACTIVE
