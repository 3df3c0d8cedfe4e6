"""What holds for every calendar, whatever the days, boards and trainings."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as some

from kith.domains.learning.rules.counting import reckon
from kith.domains.learning.rules.periods import Cycle, FixedDate, ParityYear, Period, Rolling, periods
from kith.domains.learning.rules.shapes import Earned, First, Grace, Held, RuleSet, Standing, State
from kith.domains.learning.rules.shipped import shipped
from kith.domains.learning.rules.standing import history, standing

DAYS = some.dates(date(1996, 1, 1), date(2040, 12, 31))
CYCLES = some.one_of(
    some.builds(Rolling, some.integers(1, 60)),
    some.builds(FixedDate, some.integers(1, 12), some.integers(1, 28), some.integers(1, 5), some.integers(1990, 2030)),
    some.builds(ParityYear, some.integers(1, 12), some.integers(1, 28)),
)  # fmt: skip
TOPICS = ("peer-support", "recovery", "ethics", "law", "other")
ORDER = list(State)


@some.composite
def _trainings(draw: some.DrawFn, most: int = 12) -> list[Earned]:
    rows = draw(
        some.lists(
            some.tuples(
                some.dates(date(2018, 1, 1), date(2026, 11, 27)), some.integers(1, 2000),
                some.sampled_from(["GMHCN", "Elsewhere"]), some.frozensets(some.sampled_from(TOPICS), max_size=3),
                some.sampled_from(["Listening", "Boundaries", "Rain", "Soup"]),
            ),
            max_size=most,
        )
    )  # fmt: skip
    return [
        Earned(on, minutes, title, provider, topics, key)
        for key, (on, minutes, provider, topics, title) in enumerate(rows)
    ]


@some.composite
def _rules(draw: some.DrawFn) -> RuleSet:
    """A shipped one, with what may be different from board to board."""
    rules = draw(some.sampled_from([rules for rules, _text in shipped().values()]))
    grace = draw(some.sampled_from([None, Grace(15, 31), Grace(0, None)]))
    return replace(
        rules, carry_over=draw(some.sampled_from([0, 120, rules.total])), grace=grace,
        may_overlap=draw(some.booleans()), once=draw(some.booleans()),
    )  # fmt: skip


HELD = some.builds(
    Held, some.dates(date(2018, 1, 1), date(2026, 11, 27)), some.none(),
    some.one_of(some.none(), some.dates(date(2018, 1, 1), date(2026, 11, 27))), some.booleans(),
)  # fmt: skip


def _tiles(cycle: Cycle, issued: date, examined: date, *, january: bool, until: date) -> list[Period]:
    return list(periods(cycle, issued=issued, examined=examined, january_after=january, until=until))


@given(
    cycle=CYCLES,
    issued=DAYS,
    before=some.integers(0, 500),
    after=some.integers(0, 4000),
    january=some.booleans(),
)
def test_periods_tile_time_without_a_gap_or_an_overlap(
    cycle: Cycle, issued: date, before: int, after: int, january: bool
) -> None:
    until = issued + timedelta(days=after)
    tiles = _tiles(cycle, issued, issued - timedelta(days=before), january=january, until=until)
    assert tiles[0].starts == issued
    assert all(each.starts < each.ends for each in tiles)
    assert all(one.ends == other.starts for one, other in pairwise(tiles))
    assert tiles[-1].starts <= until < tiles[-1].ends
    numbers = [each.number for each in tiles]
    assert numbers == list(range(numbers[0], numbers[0] + len(tiles)))


@given(cycle=CYCLES, issued=DAYS, after=some.integers(0, 4000))
def test_after_the_first_no_period_is_shorter_than_the_others_but_for_days_of_a_month(
    cycle: Cycle, issued: date, after: int
) -> None:
    tiles = _tiles(cycle, issued, issued, january=False, until=issued + timedelta(days=after))[1:]
    least = cycle.months * 28
    assert all(least <= (each.ends - each.starts).days <= cycle.months * 31 for each in tiles)


@given(months=some.integers(1, 60), years=some.integers(0, 9))
def test_what_was_issued_on_a_leap_day_ends_in_february_or_where_its_months_lead(
    months: int, years: int
) -> None:
    issued = date(2024, 2, 29)
    for tile in _tiles(
        Rolling(months), issued, issued, january=False, until=issued + timedelta(days=366 * years)
    ):
        assert tile.ends.day in (28, 29, 30) or tile.ends.month != 2
        if (tile.number * months) % 48 == 0:
            assert (tile.ends.month, tile.ends.day) == (2, 29)


TODAY = date(2026, 11, 27)


@given(rules=_rules(), held=HELD, own=_trainings(), new=_trainings(most=2))
def test_more_hours_never_worsen_a_standing(
    rules: RuleSet, held: Held, own: list[Earned], new: list[Earned]
) -> None:
    """Of programmes that one was not at before; which of two of the same counts is another question."""
    more = [replace(each, key=1000 + at, programme=f"New {at}") for at, each in enumerate(new)]
    before = standing(rules, held, own, today=TODAY)
    after = standing(rules, held, own + more, today=TODAY)
    assert _is_no_worse(after, before)


def _is_no_worse(after: Standing, before: Standing) -> bool:
    if after.period.number > before.period.number:
        return ORDER.index(after.state) <= ORDER.index(before.state)
    lacking = zip(after.account.needs, before.account.needs, strict=True)
    return after.period == before.period and all(one.missing <= other.missing for one, other in lacking)


@given(rules=_rules(), held=HELD, own=_trainings(), data=some.data())
def test_the_order_in_which_trainings_are_told_makes_no_difference(
    rules: RuleSet, held: Held, own: list[Earned], data: some.DataObject
) -> None:
    mixed = data.draw(some.permutations(own))
    assert standing(rules, held, mixed, today=TODAY) == standing(rules, held, own, today=TODAY)


@given(rules=_rules(), held=HELD, own=_trainings())
def test_carrying_over_never_makes_hours(rules: RuleSet, held: Held, own: list[Earned]) -> None:
    counted = carried = 0
    for _period, account in history(rules, held, own, today=TODAY):
        assert account.carried == carried
        own_minutes = sum(each.minutes for each in account.counted)
        assert account.carries <= min(rules.carry_over, own_minutes)
        counted += own_minutes
        carried = account.carries
    assert counted <= sum(each.minutes for each in own)


@given(rules=_rules(), held=HELD, own=_trainings())
def test_every_training_is_counted_or_left_out_with_a_reason_and_never_both(
    rules: RuleSet, held: Held, own: list[Earned]
) -> None:
    told = [
        [*account.counted, *(each for each, _why in account.left_out)]
        for _period, account in history(rules, held, own, today=TODAY)
    ]
    keys = [each.key for row in told for each in row]
    assert len(keys) == len(set(keys))
    periods_told = [period for period, _account in history(rules, held, own, today=TODAY) if period.asks]
    in_a_period = {each.key for each in own if any(one.starts <= each.on < one.ends for one in periods_told)}
    assert set(keys) == in_a_period


def test_what_is_over_is_carried_once_and_no_further() -> None:
    rules = RuleSet(
        code="x", version=1, written_on=TODAY, title="X", body="X", source="https://example.org/",
        cycle=Rolling(12), total=600, carry_over=300, first=First(),
    )  # fmt: skip
    own = [Earned(date(2023, 2, 1), 900, "A"), Earned(date(2024, 2, 1), 300, "B")]
    told = history(rules, Held(date(2023, 1, 1)), own, today=date(2025, 6, 1))
    assert [(account.carried, account.carries) for _period, account in told] == [(0, 300), (300, 0), (0, 0)]


@given(rules=_rules(), own=_trainings(), waived=some.booleans())
def test_no_need_has_more_than_what_was_counted(rules: RuleSet, own: list[Earned], waived: bool) -> None:
    account = reckon(rules, own, waived="other" if waived else "")
    assert account.is_met or not waived
    minutes = sum(each.minutes for each in account.counted)
    assert all(need.have <= max(minutes, len(own)) for need in account.needs)
