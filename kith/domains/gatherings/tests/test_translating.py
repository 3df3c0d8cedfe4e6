"""What entries of calendars elsewhere become here: values in, values out."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given

from kith.domains.gatherings.translating import Note, Special, Translated, Why, translated
from kith.lib.calendars.digests import digest
from kith.lib.calendars.rules import Every, On, Rule
from kith.lib.calendars.shapes import Entry, Moved
from kith.lib.calendars.tests.samples import entries
from kith.lib.markdown import render

NOW = datetime(2026, 3, 1, tzinfo=UTC)
EVENING, HOUR = datetime.fromisoformat("2026-03-03T18:00"), timedelta(hours=1)
TEA = Entry("tea@home.example", "Tea", EVENING, HOUR, "Europe/Madrid", place="Room 1")


def _with(**other: Any) -> Entry:
    values = {name: getattr(TEA, name) for name in Entry.__dataclass_fields__}
    return Entry(**(values | other))


def _told(**other: Any) -> Translated:
    found = translated(_with(**other), home="Asia/Kolkata", now=NOW)
    assert isinstance(found, Translated)
    return found


def test_a_gathering_keeps_day_hour_zone_and_place() -> None:
    found = _told(url="https://home.example/tea")
    assert (found.title, found.link, found.notes) == ("Tea", "https://home.example/tea", ())
    assert found.plan == {
        "zone": "Europe/Madrid", "first_day": EVENING.date(), "at": time(18), "minutes": 60, "rule": "", "way": "here",
        "place": "Room 1", "address": "", "link": "", "latitude": None, "longitude": None,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("entry", "plan", "notes"),
    [
        ({"length": timedelta()}, {"minutes": 60}, (Note.NO_END,)),
        ({"length": timedelta(seconds=61)}, {"minutes": 5}, ()),
        ({"length": timedelta(minutes=90, seconds=1)}, {"minutes": 91}, ()),
        ({"place": ""}, {"way": "online", "place": "", "link": ""}, (Note.NO_PLACE,)),
        ({"place": "Zoom"}, {"way": "online", "place": ""}, (Note.NO_PLACE,)),
        ({"place": "https://meet.example/x"}, {"way": "online", "link": "https://meet.example/x"}, ()),
        ({"place": "Casa Azul; https://meet.example/x"}, {"way": "both", "place": "Casa Azul"}, ()),
        ({"place": "", "point": (40.4, -3.7)}, {"way": "here", "place": "40.40000, -3.70000", "latitude": 40.4}, ()),
        ({"place": "x" * 499}, {"place": "x" * 200, "address": "x" * 299}, ()),
        (
            {"is_whole_days": True, "zone": "", "start": datetime.combine(EVENING, time()), "length": timedelta(days=2)},
            {"zone": "Asia/Kolkata", "at": time(0), "minutes": 2 * 24 * 60}, (),
        ),
        ({"rule": Rule(Every.WEEK, weekdays=(On(1),))}, {"rule": "FREQ=WEEKLY;BYDAY=TU"}, ()),
        ({"rule": Rule(Every.YEAR, positions=tuple(range(1, 200)), months=(3,))}, {"rule": ""}, (Note.FIRST_ONLY,)),
    ],
)  # fmt: skip
def test_what_an_entry_leaves_open_is_filled_in_and_said(
    entry: dict[str, Any], plan: dict[str, Any], notes: tuple[Note, ...]
) -> None:
    found = _told(**entry)
    assert {name: found.plan[name] for name in plan} == plan
    assert found.notes == notes


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        ({"title": ""}, Why.NO_TITLE),
        ({"length": timedelta(days=15)}, Why.TOO_LONG),
        ({"start": EVENING - timedelta(weeks=4)}, Why.OVER),
        ({"start": EVENING - timedelta(weeks=300), "rule": Rule(Every.WEEK, count=5)}, Why.OVER),
        ({"rule": Rule(Every.DAY, until=EVENING.date()), "cancelled": (EVENING,)}, Why.OVER),
    ],
)
def test_some_stay_outside_and_it_is_said_why(entry: dict[str, Any], why: Why) -> None:
    assert translated(_with(**entry), home="UTC", now=NOW) is why


def test_only_dates_that_someone_may_still_come_to_are_kept() -> None:
    weekly = Rule(Every.WEEK)
    days = [EVENING - timedelta(weeks=9), EVENING + timedelta(weeks=1), EVENING + timedelta(weeks=500)]
    later = _with(start=EVENING + timedelta(weeks=2, hours=1))
    found = _told(
        start=days[0] - timedelta(weeks=9),
        rule=weekly,
        cancelled=tuple(days),
        moved=(Moved(EVENING + timedelta(weeks=2), later),),
    )
    assert found.cancelled == (days[1],)
    later_then = datetime(2026, 3, 17, 18, tzinfo=UTC)
    assert found.special == (Special(EVENING + timedelta(weeks=2), later_then, 60),)


def test_one_date_that_lasts_for_weeks_is_as_the_others_are_and_it_is_said() -> None:
    long, short = (_with(length=length) for length in (timedelta(weeks=3), 2 * HOUR))
    days = [EVENING + timedelta(weeks=number) for number in (1, 2)]
    moved = tuple(Moved(day, replace(own, start=day)) for day, own in zip(days, (long, short), strict=True))
    found = _told(rule=Rule(Every.WEEK), moved=moved)
    assert [(one.was, one.minutes) for one in found.special] == [(days[1], 120)]
    assert found.notes == (Note.LONG_DATE,)


@pytest.mark.parametrize(
    ("description", "html"),
    [
        ("Bring a cup.\nAsk for Mei.", ("Bring a cup.", "Ask for Mei.")),
        ("<p>Bring <b>a cup</b></p><script>alert(1)</script>", ("<strong>a cup</strong>",)),
        ("# Tea\n& more", ("# Tea", "&amp; more")),
        ("", ("Tea",)),
    ],
)
def test_words_are_shown_as_they_were_meant(description: str, html: tuple[str, ...]) -> None:
    shown = render(_told(description=description).words, mention=lambda handle: f"/{handle}/")
    assert all(part in shown.html for part in html), shown.html
    assert "script" not in shown.html


@pytest.mark.parametrize("text", ["Hello @noor, @hosts", "<p>Hello @noor</p>", "@noor\n@hosts", "x (@noor)"])
def test_words_from_elsewhere_call_nobody_here(text: str) -> None:
    assert render(_told(description=text).words, mention=lambda handle: f"/{handle}/").mentions == ()


def test_the_address_of_someone_is_not_passed_on() -> None:
    assert "example.org" not in _told(description="Write to mei@example.org").words


def test_a_digest_follows_what_is_told_and_not_how_often_it_was_changed() -> None:
    assert digest(TEA) == digest(_with(sequence=3, changed=NOW, line=7))
    assert digest(TEA) != digest(_with(start=EVENING + HOUR))


@given(entries())
def test_every_entry_comes_in_or_has_a_reason_not_to(entry: Entry) -> None:
    found = translated(entry, home="Europe/Madrid", now=datetime(2020, 6, 1, tzinfo=UTC))
    if isinstance(found, Why):
        return
    assert found.title
    assert found.words
    assert 5 <= found.plan["minutes"] <= 14 * 24 * 60
    assert len(found.plan["rule"]) <= 300
    assert found.plan["way"] == "online" or found.plan["place"]
