"""Instruments are files: whole, or refused with the line and a reason that helps."""

import re
from pathlib import Path
from typing import Any

import pytest

from kith.domains.wellbeing.doctor import files_hold_together
from kith.domains.wellbeing.instruments.book import FOLDER, book
from kith.domains.wellbeing.instruments.reading import read
from kith.domains.wellbeing.tests.instruments import text_of_file
from kith.lib.toml.refusing import Refused

WHOLE = """code = "two"
version = 1
language = "en"
title = "Two sentences"
about = "They mean nothing."
minutes = 1
source = "https://example.org/two"
credit = "Nobody."
retest_days = 30
items = 3

[licence]
id = "CC0-1.0"
link = "https://example.org/licence"
may_modify = true
may_sell = true
share_alike = false

[[answer]]
set = "yes-no"
value = 0
label = "No"

[[answer]]
set = "yes-no"
value = 4
label = "Yes"

[[scale]]
code = "sun"
name = "Sun"
good = true
score = "mean"
items = 2
least_answered = 1
low = "little"
high = "much"

[[scale]]
code = "rain"
name = "Rain"
score = "sum"
items = 1
low = "little"
high = "much"

[[band]]
scale = "sun"
from = 0
to = 2.5
text = "Some."

[[band]]
scale = "sun"
from = 2.5
to = 4
text = "Much."

[[band]]
scale = "rain"
from = 0
to = 1
text = "Dry."

[[band]]
scale = "rain"
from = 2
to = 4
text = "Wet."

[[item]]
id = "one"
text = "It shines."
scale = "sun"
answers = "yes-no"

[[item]]
id = "two"
text = "It is warm."
scale = "sun"
answers = "yes-no"
reverse = true

[[item]]
id = "three"
text = "It rains."
scale = "rain"
answers = "yes-no"
strong_from = 4
"""
ONE_ANSWER = '\n[[answer]]\nset = "yes"\nvalue = 1\nlabel = "Yes"\n'


def _line(words: str, *, at: int = 0) -> int:
    """The line on which some words stand, for the first or a later time."""
    places = [number for number, line in enumerate(WHOLE.splitlines(), 1) if words in line]
    return places[at]


@pytest.mark.parametrize(
    ("before", "after", "line", "says"),
    [
        ('code = "two"', 'code = "Two!"', 1, "small letters"),
        ("version = 1", "version = 0", 2, "whole number"),
        ('language = "en"', 'language = "xx"', 3, "language"),
        ('"https://example.org/two"', '"example"', 7, "whole address"),
        ("retest_days = 30", 'retest = "30"', 9, "not a word that is known"),
        ("items = 3", "items = 4", 10, "says 4, but there are 3"),
        ("may_sell = true\n", "", _line("[licence]"), "“may_sell” is missing"),
        ("value = 4", "value = 0", _line("value = 4"), "no value and no label can stand twice"),
        ('score = "mean"', 'score = "median"', _line('score = "mean"'), "one of these: sum, mean"),
        ("items = 2", "items = 3", _line("items = 2"), "says 3, but 2 questions belong"),
        ("least_answered = 1", "least_answered = 3", _line("least_answered"), "cannot be more than"),
        ("items = 1\n", "items = 1\nmultiply = 0\n", _line("items = 1") + 1, "1 or more"),
        ('code = "rain"', 'code = "sun"', _line('code = "rain"'), "This scale stands twice"),
        ('code = "rain"', 'code = "snow"', _line('scale = "rain"', at=2), "no scale “rain”"),
        ("to = 2.5", "to = 2", _line("from = 2.5"), "Nothing is said between 2"),
        ("to = 2.5", "to = nan", _line("to = 2.5"), "needs a number, 0 or more"),
        ("from = 2.5", "from = 2", _line("from = 2.5"), "the one before ends at 2.5"),
        ("to = 1\n", "to = 2\n", _line("from = 2\n".strip(), at=1), "the one before ends at 2"),
        ("from = 2\n", "from = 3\n", _line("from = 2\n".strip(), at=1), "Nothing is said between 1"),
        ("from = 0\nto = 2.5", "from = 1\nto = 2.5", _line("from = 0"), "lowest number of this scale is 0"),
        ("to = 4\ntext = \"Wet.", "to = 3\ntext = \"Wet.", _line("to = 4", at=1), "highest number of this scale is 4"),
        ("to = 4\ntext = \"Much.", "to = 1\ntext = \"Much.", _line("to = 4"), "“to” must be more"),
        ('scale = "sun"\nanswers', 'scale = "moon"\nanswers', _line('scale = "sun"', at=2), "no scale “moon”"),
        ('scale = "sun"\nfrom = 0', 'scale = "moon"\nfrom = 0', _line('scale = "sun"'), "no scale “moon”"),
        ('id = "two"', 'id = "one"', _line('id = "two"'), "This id stands twice"),
        ('text = "It is warm."', 'text = "it  SHINES"', _line("It is warm."), "asked before, as “one”"),
        ('answers = "yes-no"\nreverse', 'answers = "maybe"\nreverse', _line("answers", at=1), "no answers named “maybe”"),
        ('answers = "yes-no"\nreverse', 'answers = "yes"\nreverse', _line("reverse"), "lowest and a highest answer"),
        ("strong_from = 4", "strong_from = 3", _line("strong_from"), "one of the values"),
        ('title = "Two sentences"', "title = Two", 4, "TOML"),
    ],
)  # fmt: skip
def test_what_does_not_hold_together_is_refused_with_its_line(
    before: str, after: str, line: int, says: str
) -> None:
    assert before in WHOLE
    more = ONE_ANSWER if '"yes"' in after else ""
    with pytest.raises(Refused) as refused:
        read(WHOLE.replace(before, after, 1) + more)
    assert says in str(refused.value)
    assert refused.value.line == line


def test_a_whole_one_is_read() -> None:
    found = read(WHOLE)
    assert [scale.code for scale in found.scales] == ["sun", "rain"]
    assert {(int(scale.least), int(scale.most)) for scale in found.scales} == {(0, 4)}
    assert [item.counted(4) for item in found.items] == [4, 0, 4]
    assert found.retest_days == 30
    assert found.removed_at is None


@pytest.mark.parametrize("part", ["item", "scale", "band"])
def test_without_questions_scales_or_what_is_said_there_is_none(part: str) -> None:
    without = re.sub(rf"\[\[{part}\]\]\n(?:.+\n)+", "", WHOLE)
    with pytest.raises(Refused):
        read(without)


def test_a_scale_that_nothing_belongs_to_is_refused() -> None:
    more = '\n[[scale]]\ncode = "wind"\nname = "Wind"\nscore = "sum"\nitems = 1\nlow = "a"\nhigh = "b"\n'
    with pytest.raises(Refused, match="No question belongs to this scale"):
        read(WHOLE + more)


def test_answers_that_run_differently_do_not_stand_on_one_scale() -> None:
    more = '\n[[answer]]\nset = "far"\nvalue = 0\nlabel = "No"\n\n[[answer]]\nset = "far"\nvalue = 9\nlabel = "Yes"\n'
    with pytest.raises(Refused, match="same lowest and the same highest"):
        read(WHOLE.replace('answers = "yes-no"', 'answers = "far"', 1) + more)


def test_a_sum_of_some_answers_is_none() -> None:
    text = WHOLE.replace('score = "mean"', 'score = "sum"').replace("to = 2.5", "to = 2").replace("2.5", "3")
    with pytest.raises(Refused, match="A sum needs all of its answers"):
        read(text)


def test_a_question_that_stands_twice_and_shifts_all_others_is_noticed() -> None:
    """So one public program counts wrongly: it repeats item 10 as item 14."""
    text = text_of_file("thirty")
    assert read(text)
    with pytest.raises(Refused, match="asked before, as “item-10”") as refused:
        read(text.replace('text = "item 14"', 'text = "item 10"'))
    assert refused.value.line == text.splitlines().index('text = "item 14"') + 1


def test_one_that_came_on_the_wrong_scale_is_noticed_by_the_count() -> None:
    text = text_of_file("thirty").replace(
        'text = "item 14"\nscale = "echo"', 'text = "item 14"\nscale = "strain"'
    )
    with pytest.raises(Refused, match="says 10, but 11 questions belong"):
        read(text)


class TestTheFolderOfTheOperator:
    @pytest.fixture
    def folder(self, settings: Any, tmp_path: Path) -> Path:
        settings.DATA = tmp_path
        (tmp_path / FOLDER).mkdir()
        return tmp_path / FOLDER

    def test_without_it_there_is_what_comes_with_the_house(self, settings: Any, tmp_path: Path) -> None:
        settings.DATA = tmp_path
        assert {each.code for each in book().offered()} == {"cbi", "one-question"}

    def test_what_lies_in_it_is_offered_at_once(self, folder: Path) -> None:
        (folder / "thirty.toml").write_text(text_of_file("thirty"))
        assert {each.code for each in book().offered()} == {"cbi", "one-question", "thirty"}
        assert list(files_hold_together()) == []

    def test_a_mistake_is_told_to_stewards_with_file_and_line_and_hurts_nothing_else(
        self, folder: Path
    ) -> None:
        (folder / "broken.toml").write_text(WHOLE.replace('score = "mean"', 'score = "median"'))
        (folder / "five.toml").write_text(text_of_file("five"))
        (folder / "latin.toml").write_bytes(b'title = "\xe9"')
        assert "five" in {each.code for each in book().offered()}
        broken, latin = files_hold_together()
        assert broken.startswith(f"broken.toml: Line {_line('score = "mean"')}: ")
        assert latin.startswith("latin.toml: Line 1: ")

    def test_the_same_version_twice_or_with_other_values_is_refused(self, folder: Path) -> None:
        (folder / "a.toml").write_text(WHOLE)
        (folder / "b.toml").write_text(WHOLE)
        spanish = WHOLE.replace('language = "en"', 'language = "es"')
        (folder / "c.toml").write_text(spanish.replace("strong_from = 4\n", ""))
        again, other = files_hold_together()
        assert again.startswith("b.toml: ")
        assert "there already" in again
        assert other.startswith("c.toml: ")
        assert "other questions, values or scales" in other

    def test_the_newest_version_is_offered_and_one_that_was_taken_back_is_not(self, folder: Path) -> None:
        (folder / "a.toml").write_text(WHOLE)
        (folder / "b.toml").write_text(WHOLE.replace("version = 1", "version = 2"))
        (two,) = [each for each in book().offered() if each.code == "two"]
        assert two.version == 2
        gone = "version = 3\nremoved_at = 2026-01-01"
        (folder / "c.toml").write_text(WHOLE.replace("version = 1", gone))
        assert "two" not in {each.code for each in book().offered()}
