"""A format that contradicts itself is refused, with the line on which one can mend it."""

import pytest

from kith.domains.supervision.formats.reading import read
from kith.domains.supervision.formats.shapes import EVERYONE, Doing, Facilitator, Form, Span, Voice
from kith.lib.toml.refusing import Refused

WHOLE = """code = "two-step"
language = "en"
title = "Two steps"
good_for = "Trying things out."
form = "live"
facilitator = "rotating"
has_secretary = true
size.least = 3
size.most = 6
minutes = 20
stretches.least = 10
stretches.most = 40

[opening]
title = "Arriving"
purpose = "To be here."
minutes = 5
may_speak = ["all"]
presenter = "speaks"
in_turns = true
may_be_skipped = true
prompts = ["How are you?", "You can pass."]

[[step]]
key = "telling"
title = "Telling"
purpose = "One tells."
minutes = 5
may_speak = ["presenter"]
presenter = "speaks"
prompts = ["What happened?", "How was it?"]

[[step]]
key = "ideas"
title = "Ideas"
purpose = "The others think."
minutes = 15
may_speak = ["moderator", "others"]
presenter = "listens"
in_turns = true
may_repeat = true
output.key = "ideas"
output.name = "Our ideas"
methods = ["headstand"]
prompts = ["One at a time.", "A breath between."]
"""

WRITTEN = """code = "slow"
language = "en"
title = "Slow"
good_for = "Time."
form = "written"
facilitator = "rotating"
size.least = 3
size.most = 6
days = 3
most_days = 6

[[step]]
key = "case"
title = "Case"
purpose = "One writes."
days = 1
may_speak = ["presenter"]
presenter = "speaks"
prompts = ["What happened?", "How was it?"]

[[step]]
key = "echo"
title = "Echo"
purpose = "The others write."
days = 2
may_speak = ["others"]
presenter = "listens"
prompts = ["What did it stir?", "What did you see?"]
"""


def test_it_is_read_with_all_that_stands_in_it() -> None:
    found = read(WHOLE)
    assert (found.title, found.language, found.good_for, found.tradition) == (
        "Two steps",
        "en",
        "Trying things out.",
        "",
    )
    shape = found.shape
    assert (shape.form, shape.facilitator, shape.has_secretary) == (Form.LIVE, Facilitator.ROTATING, True)
    assert (shape.size, shape.minutes, shape.stretches) == (Span(3, 6), 20, Span(10, 40))
    opening, telling, ideas = shape.frames
    assert (opening.key, opening.speakers, opening.may_be_skipped) == ("opening", EVERYONE, True)
    assert telling.speakers == {Voice.PRESENTER}
    assert (telling.presenter, telling.in_turns) == (Doing.SPEAKS, False)
    assert ideas.speakers == {Voice.MODERATOR, Voice.OTHERS}
    assert ideas.presenter is Doing.LISTENS
    assert (ideas.output, ideas.methods, ideas.may_repeat) == ("ideas", ("headstand",), True)
    assert found.words["ideas"].output == "Our ideas"
    assert found.words["ideas"].prompts == ("One at a time.", "A breath between.")
    assert [words.title for _frame, words in found.told] == ["Arriving", "Telling", "Ideas"]


def test_where_people_write_it_has_days() -> None:
    shape = read(WRITTEN).shape
    assert (shape.days, shape.most_days, shape.minutes) == (3, 6, 0)
    assert [each.days for each in shape.steps] == [1, 2]


def test_one_that_is_for_both_has_minutes_and_days() -> None:
    both = WRITTEN.replace('"written"', '"both"').replace("days = 3", "days = 3\nminutes = 30")
    both = both.replace("days = 1", "days = 1\nminutes = 10").replace("days = 2", "days = 2\nminutes = 20")
    assert [(each.days, each.minutes) for each in read(both).shape.steps] == [(1, 10), (2, 20)]


LIVE_FAULTS = [
    ('code = "two-step"', 'code = "Two steps"', 1, "small letters"),
    ('language = "en"', 'language = "xx"', 2, "code of a language"),
    ('form = "live"', 'form = "loud"', 5, "must be one of these"),
    ('"rotating"', '"the boss"', 6, "must be one of these"),
    ("size.least = 3", "size.least = 7", 8, "turn the two around"),
    ("size.least = 3", "size.least = 1", 8, "Two people are the least"),
    ("size.most = 6", "size.most = 31", 9, "Thirty people are the most"),
    ("size.least = 3\n", "", 8, "“least” is missing"),
    ("minutes = 20", "minutes = 21", 10, "do not add up"),
    ("minutes = 20", 'minutes = "20"', 10, "whole number"),
    ("stretches.least = 10", "stretches.least = 50", 11, "turn the two around"),
    ("stretches.least = 10", "stretches.least = 21", 11, "between the least and the most"),
    ("stretches.least = 10", "stretches.least = 1", 11, "no time at all"),
    ('key = "telling"\n', "", 24, "“key” is missing"),
    ('key = "telling"', 'key = "Telling it"', 25, "small letters"),
    ('key = "telling"', 'key = "ideas"', 34, "stands twice"),
    ('key = "telling"', 'key = "opening"', 25, "stands twice"),
    ("minutes = 5\nmay_speak = [\"presenter\"]", "may_speak = [\"presenter\"]", 24, "“minutes” is missing"),
    ("minutes = 15", "days = 15", 33, "“minutes” is missing"),
    ("minutes = 15", "minutes = 15\ndays = 2", 38, "not a word that is known"),
    ('may_speak = ["presenter"]', 'may_speak = ["narrator"]', 29, "presenter, moderator, others"),
    ('may_speak = ["presenter"]', "may_speak = []", 29, "presenter, moderator, others"),
    ('may_speak = ["presenter"]', 'may_speak = ["all", "others"]', 29, "presenter, moderator, others"),
    ('may_speak = ["presenter"]', 'may_speak = ["others"]', 29, "does not name the presenter"),
    ('may_speak = ["moderator", "others"]', 'may_speak = ["all"]', 39, "only listens or rests"),
    ('presenter = "listens"', 'presenter = "sleeps"', 39, "must be one of these"),
    ('presenter = "listens"\n', "", 33, "“presenter” is missing"),
    ('presenter = "speaks"\nprompts', 'presenter = "speaks"\nin_turns = true\nprompts', 31, "Turns need several people"),
    ("in_turns = true\nmay_repeat", 'in_turns = "yes"\nmay_repeat', 40, "either true or false"),
    ('prompts = ["What happened?", "How was it?"]', 'prompts = ["What happened?"]', 31, "two to five prompts"),
    ('prompts = ["What happened?", "How was it?"]', 'prompts = ["A", "B", "C", "D", "E", "F"]', 31, "two to five prompts"),
    ('"How was it?"', '" "', 31, "two to five prompts"),
    ('"How was it?"', f'"{"Why? " * 90}"', 31, "400 letters"),
    ('title = "Telling"', f'title = "{"T" * 81}"', 26, "80 letters"),
    ('output.name = "Our ideas"\n', "", 42, "“name” is missing"),
    ('output.key = "ideas"\n', "", 42, "“key” is missing"),
    ('methods = ["headstand"]', 'methods = ["magic"]', 44, "good-advice"),
    ("has_secretary = true", "secretary = true", 7, "not a word that is known"),
    ("has_secretary = true", "has_presenter = false", 30, "not a word that is known"),
    ("minutes = 20", "minutes = 20\ndays = 3", 11, "not a word that is known"),
    ('title = "Two steps"', "title = Two steps", 3, "TOML"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "line", "says"), LIVE_FAULTS)
def test_what_does_not_hold_together_is_refused_with_its_line(
    before: str, after: str, line: int, says: str
) -> None:
    assert before in WHOLE
    with pytest.raises(Refused) as refused:
        read(WHOLE.replace(before, after, 1))
    assert says in str(refused.value)
    assert refused.value.line == line


@pytest.mark.parametrize(
    ("before", "after", "line", "says"),
    [
        ("days = 3", "days = 4", 9, "days of the steps do not add up"),
        ("most_days = 6", "most_days = 2", 10, "fewer days than the steps need"),
        ("most_days = 6", "most_days = 21", 10, "more than twenty"),
        ('"rotating"', '"trained"', 6, "whoever comes second moderates"),
        ("most_days = 6", 'most_days = 6\n[opening]\ntitle = "Hello"', 11, "not a word that is known"),
        ("days = 1", "minutes = 10", 12, "“days” is missing"),
    ],
)
def test_so_is_what_does_not_hold_together_where_people_write(
    before: str, after: str, line: int, says: str
) -> None:
    with pytest.raises(Refused) as refused:
        read(WRITTEN.replace(before, after, 1))
    assert says in str(refused.value)
    assert refused.value.line == line


def test_where_nobody_brings_anything_all_speak() -> None:
    alone = WRITTEN.replace('form = "written"', 'form = "written"\nhas_presenter = false')
    alone = alone.replace('presenter = "speaks"\n', "").replace('presenter = "listens"\n', "")
    with pytest.raises(Refused, match="a step can only be for all"):
        read(alone)
    with pytest.raises(Refused, match="someone brings something"):
        read(alone.replace('["presenter"]', '["all"]').replace('["others"]', '["all"]'))


def test_what_is_kept_has_a_name_of_its_own() -> None:
    twice = WHOLE.replace(
        'may_speak = ["presenter"]', 'output.key = "ideas"\noutput.name = "X"\nmay_speak = ["presenter"]'
    )
    with pytest.raises(Refused, match="stands twice"):
        read(twice)


def test_it_has_steps_but_not_too_many() -> None:
    head, _step, step = WHOLE.rpartition("[[step]]")
    with pytest.raises(Refused, match="at least one step"):
        read(WHOLE[: WHOLE.index("[[step]]")])
    with pytest.raises(Refused, match="twelve at most"):
        read(head + ("[[step]]" + step) * 12)


def test_a_book_is_no_format() -> None:
    with pytest.raises(Refused, match="longer than a format"):
        read(WHOLE + "#" * 30_000)


def test_it_stretches_as_far_as_it_may_and_adds_up() -> None:
    shape = read(WHOLE).shape
    for minutes in range(1, 60):
        lasting = shape.lasting(minutes)
        assert lasting.minutes == min(max(minutes, 10), 40)
        assert sum(each.minutes for each in lasting.steps) == lasting.minutes
    assert [each.minutes for each in shape.lasting(40).steps] == [10, 30]
    assert shape.lasting(40).opening == shape.opening
    assert read(WRITTEN).shape.lasting(90) == read(WRITTEN).shape


def test_without_its_rounds_only_the_steps_are_left() -> None:
    shape = read(WHOLE).shape.without_rounds()
    assert [each.key for each in shape.frames] == ["telling", "ideas"]
