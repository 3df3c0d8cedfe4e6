"""Kinds: what a domain declares about each sort of thing that it brings."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from typing import Any

from django.conf import settings
from django.db.models import Func, OuterRef
from django.utils.translation import gettext_lazy as _

from kith.capabilities.items.steps import Ask, Step, Words

EMPTIED = _("A conversation whose beginning was deleted")


@dataclass(frozen=True)
class CardLine:
    """A line that cards have for one kind alone, such as the day of a gathering.

    `facts` are read in the query of the cards, as JSON; its argument refers to the key of an item. `words` says them in the
    language and by the clock of the reader.
    """

    facts: Callable[[OuterRef], Func]
    words: Callable[[Any], str]


def _nothing(_words: str) -> str:
    return ""


@dataclass(frozen=True)
class Kind:
    """One sort of item. Each switch brings a feature, and the contract tests of that feature.

    `page` and `form` name the addresses of an item and of the form that begins one (of a space and a kind); `permission`
    says who may. `writing` names the address where its words are changed, if they are not those of its opening post
    but answers to what its `steps` ask; `headings` are other words by which people call what is asked, with commas between;
    `listed` names the address, of a space, where those of that space stand in an order of their own.
    `card_line` is what its cards say in any list.
    `beside` is where more of it is put together, beside these; `foot` is the template of what stands below each of its versions.
    `emptied` is its title once its words were deleted. Whoever begins one that `may_ask_no_advice` can say that they want to
    be heard alone. One that `may_be_merged` is a conversation and nothing more: nothing is lost when all its words go to another.
    `among_peers` any of them opens the room of an item, and what was written in it is gone once all have left.
    `refuses` says why words are not sent to its room, or nothing.
    """

    name: str
    one: Words
    many: Words
    open_words: Words
    icon: str
    page: str
    form: str
    permission: str
    writing: str = ""
    listed: str = ""
    card_line: CardLine | None = None
    beside: str = ""
    beside_words: Words = ""
    foot: str = ""
    emptied: Words = EMPTIED
    steps: tuple[Step, ...] = ()
    headings: Mapping[str, str] = field(default_factory=dict)
    discussable: bool = True
    followable: bool = True
    searchable: bool = True
    taggable: bool = True
    reportable: bool = True
    may_ask_no_advice: bool = False
    may_be_merged: bool = False
    among_peers: bool = False
    refuses: Callable[[str], str] = _nothing

    @property
    def asks(self) -> list[Ask]:
        """All that those who write one are asked, in order."""
        return [ask for step in self.steps for ask in step.asks]


_kinds: dict[str, Kind] = {}


def declare(kind: Kind) -> Kind:
    _kinds[kind.name] = kind
    return kind


def kind(name: str) -> Kind:
    return _all()[name]


def kinds() -> tuple[Kind, ...]:
    return tuple(_all().values())


@cache
def _all() -> dict[str, Kind]:
    """Those of the domains that the settings list, in that order, whoever asks first."""
    for module in settings.KITH_KINDS:
        import_module(module)
    return _kinds
