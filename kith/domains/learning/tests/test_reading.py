"""A rule set that contradicts itself is refused, with the line on which one can mend it."""

from pathlib import Path

import pytest

from kith.domains.learning.rules import shipped as shelf
from kith.domains.learning.rules.reading import read
from kith.domains.learning.rules.shapes import Unit
from kith.lib.toml.refusing import Refused

WHOLE = """code = "xx-cps"
version = 1
written_on = 2026-11-27
title = "Certified"
body = "A board"
source = "https://example.org/rules"

[unit]
name = "hour"
minutes = 60

[period]
kind = "rolling"
months = 24

[needs]
total = 20
may_overlap = false
carry_over = 5
only = ["ethics", "peer-support"]

[[needs.category]]
code = "ethics"
least = 6

[[needs.category]]
code = "peer-support"
least = 14

[[needs.provider]]
code = "sponsor"
names = ["The sponsor"]
least = 3

[[needs.training]]
code = "ethics"
least = 1

[application]
days_before = 60

[grace]
free_days = 15
late_days = 31
"""


def test_a_whole_one_is_read_and_amounts_become_minutes() -> None:
    rules = read(WHOLE)
    assert (rules.total, rules.carry_over, rules.unit) == (1200, 300, Unit.HOUR)
    assert [(each.code, each.least) for each in rules.minima] == [("ethics", 360), ("peer-support", 840)]


@pytest.mark.parametrize(
    "file", sorted(Path(shelf.__file__).parent.glob("*/*.toml")), ids=lambda file: file.stem
)
def test_every_one_that_comes_with_the_house_is_read_and_lies_under_its_code(file: Path) -> None:
    rules = read(file.read_text(encoding="utf-8"))
    assert rules.code == file.stem
    assert rules.source.startswith("https://") or rules.source.startswith("http://")
    assert not rules.confirmed


CONTRADICTIONS = [
    ("least = 14", "least = 15", "categories together ask for more"),
    ("least = 6", "least = 21", "more than all"),
    ("least = 3", "least = 30", "more than all"),
    ('code = "peer-support"', 'code = "ethics"', "stands twice"),
    ("carry_over = 5", "carry_over = 21", "carried over"),
    ("days_before = 60", "days_before = 900", "before the period begins"),
    ("late_days = 31", "late_days = 10", "before grace does"),
    ("months = 24", "years = 2", "does not belong to a period of this kind"),
    ("months = 24", "months = 0", "whole number"),
    ("months = 24", 'months = "24"', "whole number"),
    ('kind = "rolling"', 'kind = "yearly"', "must be one of these"),
    ("total = 20", "totl = 20", "not a word that is known here"),
    ("total = 20", "total = -20", "a number above 0"),
    ("minutes = 60", "minutes = 0", "whole number"),
    ('names = ["The sponsor"]', "names = []", "at least one name"),
    ("version = 1", "version = true", "whole number"),
    ("written_on = 2026-11-27", 'written_on = "2026-11-27"', "needs a day"),
    ("written_on = 2026-11-27", "written_on = 2026-02-30", "cannot be read as TOML"),
    ('source = "https://example.org/rules"', 'source = "the web"', "whole address"),
    ('title = "Certified"', 'title = "Certified', "cannot be read as TOML"),
    ('title = "Certified"', "title = 5", "words between quotation marks"),
    ('code = "xx-cps"', 'code = "XX CPS"', "small letters"),
    ("may_overlap = false", 'may_overlap = "no"', "either true or false"),
]


@pytest.mark.parametrize(("right", "wrong", "says"), CONTRADICTIONS)
def test_a_contradiction_is_refused_with_its_line(right: str, wrong: str, says: str) -> None:
    text = WHOLE.replace(right, wrong, 1)
    line = WHOLE[: WHOLE.index(right)].count("\n") + 1
    with pytest.raises(Refused, match=says) as refused:
        read(text)
    assert refused.value.line == line
    assert str(refused.value).startswith(f"Line {line}: ")


def test_what_only_does_not_let_count_cannot_be_asked_for() -> None:
    with pytest.raises(Refused, match="does not let count") as refused:
        read(WHOLE.replace('only = ["ethics", "peer-support"]', 'only = ["ethics"]'))
    assert (
        refused.value.line
        == WHOLE[: WHOLE.index('[[needs.category]]\ncode = "peer-support"')].count("\n") + 1
    )


@pytest.mark.parametrize(
    ("period", "says"),
    [
        ('kind = "rolling"\nmonths = 24\n[first]\nstarts = "january-after-exam"', "calendar-year"),
        ('kind = "rolling"\nmonths = 12\n[first]\nwaived_within_months = 13', "longer than a period"),
        ('kind = "fixed-date"\nmonth = 2\nday = 30\nyears = 2\none_such_year = 2025', "no such day"),
        ('kind = "fixed-date"\nmonth = 2\nday = 29\nyears = 2\none_such_year = 2024', "no such day"),
        ('kind = "fixed-date"\nmonth = 9\nday = 1\nyears = 2', "is missing"),
        ('kind = "parity-year"\nmonth = 9\nday = 1\nyears = 3', "does not belong"),
    ],
)
def test_periods_that_cannot_be_are_refused(period: str, says: str) -> None:
    with pytest.raises(Refused, match=says):
        read(WHOLE.replace('kind = "rolling"\nmonths = 24', period))


def test_a_text_that_is_no_toml_at_all_is_refused_and_so_is_an_endless_one() -> None:
    for text in ("", "[[[[", "x = " + "[" * 5_000, "a" * 50_000, "code = 1979-05-27T07:32:00Z"):
        with pytest.raises(Refused):
            read(text)
