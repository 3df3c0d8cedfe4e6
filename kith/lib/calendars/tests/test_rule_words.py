"""What people would say of a series."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation
from hypothesis import given

from kith.lib.calendars.rule_text import read_rule
from kith.lib.calendars.rule_words import words
from kith.lib.calendars.rules import Rule
from kith.lib.calendars.tests.samples import rules

TUESDAY = datetime(2026, 1, 6, 18)


def said(text: str) -> str:
    rule = read_rule(text, first=TUESDAY, zone=ZoneInfo("Europe/Madrid"))
    return words(rule, first=TUESDAY.date())


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        ("FREQ=DAILY", "every day"),
        ("FREQ=DAILY;INTERVAL=2", "every second day"),
        ("FREQ=DAILY;INTERVAL=10", "every 10 days"),
        ("FREQ=WEEKLY", "every Tuesday"),
        ("FREQ=WEEKLY;INTERVAL=2", "every second Tuesday"),
        ("FREQ=WEEKLY;INTERVAL=3;BYDAY=TU", "every 3 weeks on Tuesday"),
        ("FREQ=WEEKLY;BYDAY=TU,TH,SA;COUNT=8", "every Tuesday, Thursday, and Saturday, 8 times"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "from Monday to Friday"),
        ("FREQ=MONTHLY;BYDAY=1TH;UNTIL=20270503", "the first Thursday of each month, until May 3, 2027"),
        ("FREQ=MONTHLY;BYDAY=TH;BYSETPOS=1", "the first Thursday of each month"),
        ("FREQ=MONTHLY;BYDAY=-1FR;INTERVAL=2", "the last Friday of every second month"),
        ("FREQ=MONTHLY;BYDAY=1TU,3TU", "the first Tuesday and the third Tuesday of each month"),
        ("FREQ=MONTHLY;BYMONTHDAY=1,15", "days 1 and 15 of each month"),
        ("FREQ=MONTHLY;INTERVAL=3", "day 6, every 3 months"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "the last day of each month"),
        ("FREQ=YEARLY", "day 6 of January each year"),
        ("FREQ=YEARLY;BYMONTH=5;BYDAY=2SU;INTERVAL=2", "the second Sunday of May, every 2 years"),
        ("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "several dates"),
        ("FREQ=YEARLY;BYDAY=20MO", "several dates"),
        ("FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1", "several dates"),
    ],
)
def test_a_rule_is_said_as_people_say_it(rule: str, sentence: str) -> None:
    assert said(rule) == sentence


def test_names_of_days_are_in_the_readers_language() -> None:
    with translation.override("es"):
        assert "martes" in said("FREQ=WEEKLY")


@given(rules())
def test_there_are_words_for_every_rule(rule: Rule) -> None:
    assert words(rule, first=TUESDAY.date()).strip(" ,")
