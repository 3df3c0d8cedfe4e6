"""Rules as forms make them and as files bring them."""

from contextlib import suppress
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.lib.calendars.rule_text import read_rule, write_rule
from kith.lib.calendars.rules import Every, On, Rule, RuleRefused
from kith.lib.calendars.tests.samples import rules

EVENING = datetime(2026, 1, 6, 18)
MADRID = ZoneInfo("Europe/Madrid")
TUESDAY, THURSDAY = On(1), On(3)


def read(text: str) -> Rule:
    return read_rule(text, first=EVENING, zone=MADRID)


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (Rule(Every.DAY), "FREQ=DAILY"),
        (Rule(Every.WEEK, 2, (THURSDAY, TUESDAY)), "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH"),
        (
            Rule(Every.MONTH, weekdays=(On(3, 1),), until=date(2027, 5, 3)),
            "FREQ=MONTHLY;UNTIL=20270503;BYDAY=1TH",
        ),
        (Rule(Every.MONTH, month_days=(-1,), count=6), "FREQ=MONTHLY;COUNT=6;BYMONTHDAY=-1"),
        (Rule(Every.MONTH, weekdays=(TUESDAY,), positions=(-1,)), "FREQ=MONTHLY;BYDAY=TU;BYSETPOS=-1"),
        (Rule(Every.YEAR, months=(5, 11), week_start=6), "FREQ=YEARLY;BYMONTH=5,11;WKST=SU"),
    ],
)
def test_what_a_form_asks_is_a_rule_that_every_calendar_knows(rule: Rule, text: str) -> None:
    assert write_rule(rule) == text
    assert read(text) == rule


@given(rules())
def test_a_rule_comes_back_as_it_was(rule: Rule) -> None:
    assert read(write_rule(rule)) == rule


@pytest.mark.parametrize(
    "text",
    [
        "RRULE:FREQ=WEEKLY;BYDAY=TU",
        "freq=weekly;byday=tu;",
        " FREQ=WEEKLY ; BYDAY=TU",
        "BYDAY=TU,TU;FREQ=WEEKLY;X-NOTE=1",
    ],
)
def test_a_rule_is_read_however_a_program_writes_it(text: str) -> None:
    assert read(text) == Rule(Every.WEEK, weekdays=(TUESDAY,))


@pytest.mark.parametrize(
    ("until", "last"),
    [
        ("20260503", date(2026, 5, 3)),
        ("20260503T180000", date(2026, 5, 3)),
        ("20260503T175959", date(2026, 5, 2)),
        ("20260503T160000Z", date(2026, 5, 3)),  # six in the evening in Madrid
        ("20260503T155959Z", date(2026, 5, 2)),
        ("20260503T220000Z", date(2026, 5, 3)),  # midnight there, before which the last evening is
        ("20261231T225959Z", date(2026, 12, 31)),
    ],
)
def test_an_end_is_the_last_day_on_which_the_series_can_begin(until: str, last: date) -> None:
    assert read(f"FREQ=DAILY;UNTIL={until}").until == last


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "cannot read"),
        ("every Tuesday", "cannot read"),
        ("FREQ=WEEKLY;BYDAY=XX", "FREQ=WEEKLY;BYDAY=TU"),
        ("FREQ=WEEKLY;INTERVAL=two", "cannot read"),
        ("FREQ=WEEKLY;FREQ=DAILY", "cannot read"),
        ("FREQ=WEEKLY;UNTIL=20261301", "cannot read"),
        ("FREQ=WEEKLY;COUNT=" + "9" * 400, "cannot read"),
        ("FREQ=WEEKLY;" * 500, "cannot read"),
        ("FREQ=HOURLY", "one start a day"),
        ("FREQ=SECONDLY;COUNT=9", "one start a day"),
        ("FREQ=DAILY;BYHOUR=9,18", "one start a day"),
        ("FREQ=YEARLY;BYWEEKNO=20", "BYWEEKNO=20"),
        ("FREQ=YEARLY;BYEASTER=0", "BYEASTER=0"),
        ("FREQ=WEEKLY;COUNT=5;UNTIL=20260503", "one of the two"),
        ("FREQ=WEEKLY;COUNT=1001", "1000"),
        ("FREQ=WEEKLY;COUNT=0", "1000"),
        ("FREQ=WEEKLY;INTERVAL=0", "366"),
        ("FREQ=WEEKLY;BYDAY=1TU", "months or years"),
        ("FREQ=WEEKLY;BYMONTHDAY=3", "has weekdays"),
        ("FREQ=MONTHLY;BYDAY=6TU", "no calendar has"),
        ("FREQ=MONTHLY;BYMONTHDAY=32", "no calendar has"),
        ("FREQ=YEARLY;BYMONTH=13", "no calendar has"),
        ("FREQ=MONTHLY;BYSETPOS=1", "of which"),
    ],
)
def test_what_cannot_be_held_is_refused_with_a_sentence_that_helps(text: str, says: str) -> None:
    with pytest.raises(RuleRefused) as refused:
        read(text)
    assert says in str(refused.value)


@given(st.text(alphabet="FREQ=WEEKLYDAI;BYMONTHCUZ0123456789-+,TSUPX \n", max_size=80) | st.text(max_size=60))
def test_whatever_is_typed_is_a_rule_or_is_refused(text: str) -> None:
    with suppress(RuleRefused):
        assert isinstance(read(text), Rule)
