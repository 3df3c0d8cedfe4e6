"""What hosts ask, of those who come and of those who were there, and whom each question is asked: pure, on plain values.

A question can have a condition: it is asked only if an earlier one was answered so. Since conditions look back alone, they
never run in a circle.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

MOST, MOST_CHOICES = 10, 12
YES, NO = "yes", "no"
SCALE = ("0", "1", "2", "3")  # from not at all to very much

Answer = tuple[str, ...]  # one text or choice, several choices, or nothing
Answers = Mapping[int, Answer]  # by the numbers of the questions


class Sort(TextChoices):
    SHORT = "short", _("A few words")
    LONG = "long", _("A longer text")
    YES_NO = "yes_no", _("Yes or no")
    ONE = "one", _("One choice of several")
    SEVERAL = "several", _("Any number of choices")
    SCALE = "scale", _("How much, from “not at all” to “very much”")


@dataclass(frozen=True)
class Question:
    """Numbers count from 1. `only_if` is the number of an earlier question, to which `only_if_is` is among the answers.

    By its `key` whoever keeps it knows it again when its number is another.
    """

    number: int
    sort: str
    words: str
    help: str = ""
    choices: tuple[str, ...] = ()
    is_needed: bool = False
    only_if: int | None = None
    only_if_is: str = ""
    key: int = 0

    @property
    def possible(self) -> tuple[str, ...]:
        """What one can choose; nothing where one writes."""
        given: dict[str, Answer] = {Sort.YES_NO: (YES, NO), Sort.SCALE: SCALE}
        return given.get(self.sort, self.choices)

    @property
    def is_chosen(self) -> bool:
        return bool(self.possible)

    @property
    def is_one_of_some(self) -> bool:
        return self.is_chosen and self.sort != Sort.SEVERAL


def asked(questions: Iterable[Question], answers: Answers) -> list[Question]:
    """Those whose condition is met. What is not asked meets the condition of no other."""
    found: dict[int, Question] = {}
    for each in in_order(questions):
        before = answers.get(each.only_if, ()) if each.only_if in found else ()
        if each.only_if is None or each.only_if_is in before:
            found[each.number] = each
    return list(found.values())


def kept(questions: Iterable[Question], answers: Answers) -> dict[int, Answer]:
    """Answers to what is asked; whatever else was typed is dropped."""
    wanted = [each.number for each in asked(questions, answers)]
    return {number: tuple(answers[number]) for number in wanted if answers.get(number)}


def missing(questions: Iterable[Question], answers: Answers) -> list[Question]:
    """What is asked, needed, and not answered."""
    return [each for each in asked(questions, answers) if each.is_needed and not answers.get(each.number)]


def in_order(questions: Iterable[Question]) -> list[Question]:
    return sorted(questions, key=lambda each: each.number)


def is_sound(questions: Sequence[Question]) -> bool:
    """Whether they are numbered one by one, not too many, and each condition is an answer to an earlier question."""
    ordered = in_order(questions)
    if [each.number for each in ordered] != list(range(1, len(ordered) + 1)) or len(ordered) > MOST:
        return False
    possible = {each.number: each.possible for each in ordered}
    return all(
        each.only_if is None
        or (each.only_if < each.number and each.only_if_is in possible.get(each.only_if, ()))
        for each in ordered
    )


def moved(questions: Iterable[Question], number: int, *, to: int) -> list[Question] | None:
    """With one of them at another place and conditions that go along; None where a condition would look ahead."""
    order = [each.number for each in in_order(questions)]
    if number not in order or not 1 <= to <= len(order):
        return None
    order.remove(number)
    order.insert(to - 1, number)
    found = _renumbered(questions, order)
    return found if is_sound(found) else None


def without(questions: Iterable[Question], number: int) -> list[Question]:
    """What is left; what was asked only after an answer to the one that goes is asked of everyone."""
    left = [each for each in in_order(questions) if each.number != number]
    freed = [replace(each, only_if=None, only_if_is="") if each.only_if == number else each for each in left]
    return _renumbered(freed, [each.number for each in left])


def _renumbered(questions: Iterable[Question], order: Sequence[int]) -> list[Question]:
    """Each at the place that its number has in the new order, with the numbers in conditions changed alike."""
    place = {number: index for index, number in enumerate(order, 1)}
    return in_order(
        replace(each, number=place[each.number], only_if=each.only_if and place[each.only_if])
        for each in questions
    )


def as_kept(questions: Iterable[Question]) -> list[dict[str, Any]]:
    """Questions without conditions as they stand in one row of the database, in their order."""
    return [{"words": each.words, "sort": each.sort, "choices": list(each.choices)} for each in questions]


def read(rows: Iterable[Mapping[str, Any]]) -> list[Question]:
    """The same, read again."""
    return [
        Question(number, row["sort"], row["words"], choices=tuple(row["choices"]), key=number)
        for number, row in enumerate(rows, 1)
    ]
