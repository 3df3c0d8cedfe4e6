"""What a kind asks of those who write one: few questions at a time, in the order in which one thinks of them."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.choices import flatten_choices
from django.utils.functional import Promise

Words = str | Promise
Choice = tuple[str, Words | Sequence[tuple[str, Words]]]  # a code with its words, or a group of such
Choices = Callable[[], Sequence[Choice]]


@dataclass(frozen=True)
class Ask:
    """One question. Answered in words of one's own, or (`choices`) by choosing, of which `many` may be chosen.
    What is an aside (a licence) is shown by the page in its own way, and is no part of the words. A fact (the year of a
    publication) is no Markdown, is told after all that is said in words of one's own, and may stand in a citation instead.

    Of the choices, those alone that are `fitting` the item can be published; it is given the item, which this does not know.
    `lines` is how much room a text begins with; with one line it is no Markdown. `needed` before it can be published.
    """

    name: str
    label: Words
    help: Words = ""
    lines: int = 4
    needed: bool = False
    choices: Choices | None = None
    fitting: Callable[[Any], Collection[str]] | None = None
    many: bool = False
    is_aside: bool = False
    is_fact: bool = False

    @property
    def is_text(self) -> bool:
        return self.choices is None and self.lines > 1 and not self.is_fact

    def answer(self, words: str) -> str:
        """The answer as one reads it: what was chosen by its name."""
        if self.choices is None:
            return words
        names = dict(flatten_choices(self.choices()))
        return ", ".join(str(names.get(code, code)) for code in words.split(",") if code)


@dataclass(frozen=True)
class Step:
    name: str
    title: Words
    asks: tuple[Ask, ...]
