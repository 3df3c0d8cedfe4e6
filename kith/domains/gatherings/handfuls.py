"""Answers without names, shown by the handful: pure, on plain values.

Answers to one question lie together, and nothing says which of them came from one person, or in which order they came.
"""

from collections.abc import Mapping
from random import SystemRandom

from kith.domains.gatherings.questions import Answers

FEW = 4  # so many people answer before anyone reads what they said
Handful = dict[str, list[str]]  # by the number of the question, written out


def put(sheet: Answers, *, among: Mapping[str, list[str]]) -> Handful:
    """With the answers of one more person, in the order of the alphabet."""
    found = {number: list(said) for number, said in among.items()}
    for number, answer in sheet.items():
        found.setdefault(str(number), []).extend(answer)
    return {number: sorted(found[number]) for number in sorted(found)}


def without(answers: Mapping[str, list[str]], number: str, words: str) -> Handful:
    """With nothing that reads like this among the answers to one question."""
    return {each: [one for one in said if (each, one) != (number, words)] for each, said in answers.items()}


def shuffled(*handfuls: Mapping[str, list[str]]) -> Handful:
    """All of them together, in an order that tells nothing."""
    found: Handful = {}
    for handful in handfuls:
        for number, answers in handful.items():
            found.setdefault(number, []).extend(answers)
    for answers in found.values():
        SystemRandom().shuffle(answers)
    return found
