"""Rules and entries as people and programs might make them."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import assume
from hypothesis import strategies as st

from kith.lib.calendars.recurrence import begins_with
from kith.lib.calendars.rules import Every, On, Rule, RuleRefused
from kith.lib.calendars.shapes import Entry, Moved, Organiser, State

ZONES = (
    "UTC", "Europe/Madrid", "America/New_York", "America/St_Johns", "America/Santiago", "Asia/Kolkata", "Asia/Kathmandu",
    "Australia/Lord_Howe", "Australia/Adelaide", "Pacific/Auckland", "Pacific/Apia", "Africa/Cairo", "Africa/Casablanca",
    "Europe/Dublin",
)  # fmt: skip

walls = st.datetimes(datetime(2010, 1, 1), datetime(2030, 12, 31)).map(lambda at: at.replace(microsecond=0))
words = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=90).map(
    lambda text: " ".join(text.split())
)
nth = st.sampled_from([-2, -1, 1, 2, 3, 4, 5])


@st.composite
def rules(draw: st.DrawFn) -> Rule:
    every = draw(st.sampled_from(Every))
    by_months = every in (Every.MONTH, Every.YEAR)
    # of one sort: libraries disagree about “each Monday, and the last Tuesday”
    on = st.builds(
        On, st.integers(0, 6), draw(st.sampled_from([st.just(0), nth])) if by_months else st.just(0)
    )
    count = draw(st.none() | st.integers(1, 40))
    until = None if count else draw(st.none() | st.dates(date(2010, 1, 1), date(2032, 1, 1)))
    try:
        return Rule(
            every=every,
            interval=draw(st.integers(1, 5)),
            weekdays=draw(st.lists(on, max_size=3).map(tuple)),
            month_days=draw(st.lists(st.integers(1, 31) | st.integers(-31, -1), max_size=2).map(tuple)),
            months=draw(st.lists(st.integers(1, 12), max_size=3).map(tuple)),
            positions=draw(st.lists(st.sampled_from([-2, -1, 1, 2, 3]), max_size=2).map(tuple)),
            week_start=draw(st.sampled_from([0, 6])),
            count=count,
            until=until,
        )
    except RuleRefused:
        assume(False)
        raise


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    """Once, or a series with dates that are cancelled and moved."""
    single = draw(bare())
    rule = draw(st.none() | rules())
    if rule is None:
        return single
    assume(begins_with(rule, single.start.date()) and (not rule.until or rule.until >= single.start.date()))
    at_that_hour = st.dates(date(2010, 1, 1), date(2031, 1, 1)).map(
        lambda day: datetime.combine(day, single.start.time())
    )
    differing = draw(st.lists(at_that_hour, max_size=4, unique=True))
    added = draw(st.lists(at_that_hour, max_size=2, unique=True).map(sorted))
    moved = sorted(differing[2:])
    return _series(single, rule, added, differing[:2], [(was, draw(dates_of(single))) for was in moved])


def _series(
    single: Entry,
    rule: Rule,
    added: list[datetime],
    cancelled: list[datetime],
    moved: list[tuple[datetime, Entry]],
) -> Entry:
    values = {name: getattr(single, name) for name in single.__dataclass_fields__}
    values |= {"rule": rule, "added": tuple(added), "cancelled": tuple(sorted(cancelled))}
    return Entry(**(values | {"moved": tuple(Moved(was, now) for was, now in moved)}))


@st.composite
def bare(draw: st.DrawFn, uid: str = "") -> Entry:
    whole_days = draw(st.booleans())
    days = st.integers(1, 4).map(lambda days: timedelta(days=days))
    start = draw(walls)
    return Entry(
        uid=uid or draw(st.uuids().map(str)),
        title=draw(words),
        start=datetime.combine(start.date(), datetime.min.time()) if whole_days else start,
        length=draw(
            days
            if whole_days
            else st.integers(0, 3 * 24 * 60).map(lambda minutes: timedelta(minutes=minutes))
        ),
        zone="" if whole_days else draw(st.sampled_from(ZONES)),
        is_whole_days=whole_days,
        state=draw(st.sampled_from([State.CONFIRMED, State.TENTATIVE])),
        sequence=draw(st.integers(0, 9)),
        changed=draw(st.none() | walls.map(lambda at: at.replace(tzinfo=UTC))),
        description=draw(st.lists(words.filter(bool), max_size=3).map("\n".join)),
        place=draw(words),
        point=draw(st.none() | st.sampled_from([(40.41678, -3.70379), (-31.55, 159.07), (0.0, 0.0)])),
        url=draw(st.sampled_from(["", "https://kith.example/g/1/?a=b;c,d"])),
        organiser=draw(st.none() | st.just(Organiser('Kith, "the house"', "calendar@kith.example"))),
    )


@st.composite
def dates_of(draw: st.DrawFn, series: Entry) -> Entry:
    """What holds for one date of a series."""
    return draw(bare(uid=series.uid))
