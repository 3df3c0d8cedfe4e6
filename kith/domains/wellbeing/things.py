"""What someone can keep, as plain values, and how each is written into a safe and read again."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from django.db import models
from django.urls import reverse
from django.utils.translation import pgettext_lazy


class Word(models.TextChoices):
    """How someone is, in a word. None stands above another in the program."""

    LIGHT = "light", pgettext_lazy("how someone is", "Light")
    STEADY = "steady", pgettext_lazy("how someone is", "Steady")
    MIXED = "mixed", pgettext_lazy("how someone is", "Up and down")
    TIRED = "tired", pgettext_lazy("how someone is", "Tired")
    HEAVY = "heavy", pgettext_lazy("how someone is", "Heavy")
    TOO_MUCH = "too_much", pgettext_lazy("how someone is", "It is too much")


WEIGHS = (Word.HEAVY, Word.TOO_MUCH)


@dataclass(frozen=True)
class Page:
    """Free words."""

    sort: ClassVar[str] = "page"
    words: str

    @property
    def beginning(self) -> str:
        return self.words.strip().partition("\n")[0]


@dataclass(frozen=True)
class Moment:
    """How someone is; whatever they left out is empty."""

    sort: ClassVar[str] = "moment"
    word: str = ""
    how: str = ""
    carried: str = ""
    weighs: str = ""
    needs: str = ""

    @property
    def in_a_word(self) -> str:
        return str(Word(self.word).label) if self.word else ""

    @property
    def is_heavy(self) -> bool:
        return self.word in WEIGHS


@dataclass(frozen=True)
class Told:
    """What a result says about one scale. The number is empty where too little was answered."""

    name: str
    text: str
    number: str
    least: str
    most: str
    low: str
    high: str


@dataclass(frozen=True)
class Result:
    """What someone answered, and what was said about it then: it stays readable when the questions are gone."""

    sort: ClassVar[str] = "result"
    code: str
    version: int
    language: str
    title: str
    credit: str
    answers: Mapping[str, int]
    scales: tuple[Told, ...]
    is_heavy: bool


@dataclass(frozen=True)
class People:
    """Whom someone can call, one in each line."""

    sort: ClassVar[str] = "people"
    lines: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.lines)


@dataclass(frozen=True)
class Plan:
    """What keeps someone well, and what they do when it gets heavy; whatever they left out is empty."""

    sort: ClassVar[str] = "plan"
    well: str = ""
    signs: str = ""
    helps: str = ""
    work: str = ""
    leaving: str = ""

    def __bool__(self) -> bool:
        return any(asdict(self).values())


Thing = Page | Moment | Result | People | Plan
SORTS: dict[str, type[Any]] = {each.sort: each for each in (Page, Moment, Result, People, Plan)}


@dataclass(frozen=True)
class Kept[What: Thing]:
    """A thing in the safe, with the key of its leaf and the moment in which it was laid there."""

    key: UUID
    at: datetime
    what: What

    def get_absolute_url(self) -> str:
        return reverse("own:kept", args=[self.key])


def written(what: Thing, *, at: datetime) -> str:
    told = {"sort": what.sort, "at": at.isoformat(), "what": asdict(what)}
    return json.dumps(told, ensure_ascii=False)


def read(words: str, *, key: UUID) -> Kept[Any]:
    told = json.loads(words)
    return Kept(key, datetime.fromisoformat(told["at"]), _thing(told["sort"], told["what"]))


def _thing(sort: str, told: dict[str, Any]) -> Thing:
    if sort == Result.sort:
        told["scales"] = tuple(Told(**each) for each in told["scales"])
    if sort == People.sort:
        told["lines"] = tuple(told["lines"])
    thing: Thing = SORTS[sort](**told)
    return thing
