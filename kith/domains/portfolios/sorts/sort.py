"""What a sort of pieces has to say: how one is chosen, and how it is shown."""

from abc import abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kith.domains.portfolios.models import Piece
from kith.foundation.people.models import Person

Row = dict[str, Any]
"""What is kept of a new piece."""


@dataclass(frozen=True)
class Seen:
    """A piece as it is shown on a day. Where there is nothing to show at the moment, `told` is None, and its owner is told `why_not`."""

    piece: Piece
    sort: "Sort"
    title: str
    told: Any
    why_not: str | Promise = ""


@dataclass(frozen=True)
class Sort:
    """`says` tells what others see of it, before it is added. `look` shows pieces of one person in as many queries for one as
    for many, inside the wall. What is added with `in_own_words` can be changed; `way` leads to where there is more to choose.
    """

    code: str
    one: str | Promise
    says: str | Promise
    form: Callable[..., "PieceForm"]
    look: Callable[[list[Piece], Person, date], Iterator[tuple[Piece, str, Any]]]
    in_own_words: bool = False
    none: str | Promise = ""
    way: str = ""
    why_not: str | Promise = ""

    @property
    def template(self) -> str:
        return f"portfolios/pieces/{self.code}.html"

    def seen(self, pieces: Iterable[Piece], *, owner: Person, today: date) -> Iterator[Seen]:
        own = [piece for piece in pieces if piece.sort == self.code]
        for piece, title, told in self.look(own, owner, today) if own else ():
            yield Seen(piece, self, title, told, self.why_not)


class PieceForm(forms.Form):
    """What makes pieces of one sort. `piece` is one that is changed."""

    def __init__(self, *args: Any, by: Person, piece: Piece | None = None, **rest: Any) -> None:
        super().__init__(*args, **rest)
        if piece is not None:
            self.initial.update({name: getattr(piece, name) for name in self.fields if hasattr(piece, name)})

    @property
    def has_choice(self) -> bool:
        return True

    def rows(self) -> list[Row]:
        return [dict(self.cleaned_data)]


class ChoosingForm(PieceForm):
    """Some of one's own things, among those that are not in the portfolio yet. `thing` is the key by which a piece leads to one."""

    thing = ""
    chosen = forms.MultipleChoiceField(
        label=_("Which ones"), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Please choose at least one.")},
    )  # fmt: skip

    def __init__(self, *args: Any, by: Person, piece: Piece | None = None, **rest: Any) -> None:
        super().__init__(*args, by=by, piece=piece, **rest)
        there = Piece.objects.filter(person=by).exclude(**{self.thing: None})
        taken = set(there.values_list(self.thing, flat=True))
        offered = [(str(key), label) for key, label in self.offered(by).items() if key not in taken]
        self.fields["chosen"].choices = offered  # type: ignore[attr-defined]

    @abstractmethod
    def offered(self, person: Person) -> Mapping[int, str]:
        """Each thing of one's own, by its key."""

    @property
    def has_choice(self) -> bool:
        return bool(self.fields["chosen"].choices)  # type: ignore[attr-defined]

    def rows(self) -> list[Row]:
        return [{f"{self.thing}_id": int(key)} for key in self.cleaned_data["chosen"]]
