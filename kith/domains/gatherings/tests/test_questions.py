"""Questions with conditions: who is asked what, whatever someone types and however often hosts move them."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from kith.domains.gatherings.questions import (
    MOST,
    Answers,
    Question,
    Sort,
    asked,
    is_sound,
    kept,
    missing,
    moved,
    without,
)

CHOICES = ("bus", "car", "feet")
words = st.sampled_from(["yes", "no", *CHOICES, "something else"])
answers = st.dictionaries(st.integers(0, MOST + 2), st.lists(words, max_size=3).map(tuple), max_size=MOST)


@st.composite
def lists_of_questions(draw: st.DrawFn) -> list[Question]:
    """As hosts can make them: a condition names an answer to an earlier question that one can choose."""
    made: list[Question] = []
    for number in range(1, draw(st.integers(0, MOST)) + 1):
        sort = draw(st.sampled_from(list(Sort)))
        choices = CHOICES if sort in (Sort.ONE, Sort.SEVERAL) else ()
        new = Question(
            number, sort, f"Question {number}", choices=choices, is_needed=draw(st.booleans()), key=number * 7
        )
        grounds = [(each.number, answer) for each in made for answer in each.possible]
        depends = draw(st.booleans())
        if grounds and depends:
            only_if, only_if_is = draw(st.sampled_from(grounds))
            new = replace(new, only_if=only_if, only_if_is=only_if_is)
        made.append(new)
    return made


@given(questions=lists_of_questions(), told=answers)
def test_each_is_asked_if_and_only_if_its_whole_chain_of_conditions_is_met(
    questions: list[Question], told: Answers
) -> None:
    by_number = {each.number: each for each in questions}

    def is_met(question: Question) -> bool:
        if question.only_if is None:
            return True
        first = by_number[question.only_if]
        return is_met(first) and question.only_if_is in told.get(first.number, ())

    assert asked(questions, told) == [each for each in questions if is_met(each)]


@given(questions=lists_of_questions(), told=answers)
def test_what_is_kept_answers_what_is_asked_and_nothing_else(
    questions: list[Question], told: Answers
) -> None:
    left = kept(questions, told)
    assert left.keys() <= {each.number for each in asked(questions, told)}
    assert all(told[number] == answer for number, answer in left.items())
    assert asked(questions, left) == asked(questions, told), "what was dropped decided nothing"
    assert kept(questions, left) == left


@given(questions=lists_of_questions(), told=answers)
def test_only_what_is_asked_can_be_missing(questions: list[Question], told: Answers) -> None:
    lacking = missing(questions, told)
    assert all(each.is_needed for each in lacking)
    assert {each.number for each in lacking} <= {each.number for each in asked(questions, told)}
    given_all = {each.number: each.possible[:1] or ("words",) for each in questions}
    assert missing(questions, given_all) == []


@given(questions=lists_of_questions(), number=st.integers(0, MOST + 1), to=st.integers(0, MOST + 1))
def test_moving_keeps_every_question_and_every_condition_or_is_refused(
    questions: list[Question], number: int, to: int
) -> None:
    found = moved(questions, number, to=to)
    if found is None:
        return
    assert is_sound(found)
    assert sorted(each.key for each in found) == [each.key for each in questions]
    assert found[to - 1].key == questions[number - 1].key

    def grounds(some: list[Question]) -> set[tuple[int, int, str]]:
        keys = {each.number: each.key for each in some}
        return {(each.key, keys[each.only_if], each.only_if_is) for each in some if each.only_if}

    assert grounds(found) == grounds(questions)


@given(questions=lists_of_questions(), number=st.integers(1, MOST))
def test_what_is_left_when_one_goes_still_makes_sense(questions: list[Question], number: int) -> None:
    left = without(questions, number)
    assert is_sound(left)
    assert len(left) == len(questions) - (number <= len(questions))
    freed = {each.key for each in questions if each.only_if == number}
    assert all(each.only_if is None for each in left if each.key in freed)


def test_a_condition_that_looks_ahead_or_at_itself_is_not_sound() -> None:
    first = Question(1, Sort.YES_NO, "Do you come by car?")
    assert is_sound([first, Question(2, Sort.SHORT, "Whom can you take along?", only_if=1, only_if_is="yes")])
    for only_if in (2, 3):
        ahead = Question(2, Sort.YES_NO, "Really?", only_if=only_if, only_if_is="yes")
        assert not is_sound([first, ahead])
    assert not is_sound([first, Question(2, Sort.SHORT, "So?", only_if=1, only_if_is="perhaps")])
    assert not is_sound([replace(first, number=number) for number in range(1, MOST + 2)])
