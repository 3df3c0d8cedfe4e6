"""Words of one's own."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kith.domains.portfolios.models import Piece
from kith.domains.portfolios.sorts.sort import PieceForm, Sort
from kith.foundation.people.models import Person
from kith.lib.markdown import with_anchor
from kith.lib.tokens import new_key
from kith.ui.forms import MarkdownBox

LONGEST = 10_000


class WordsForm(PieceForm):
    title = forms.CharField(
        label=_("Heading"), max_length=160, widget=forms.TextInput(attrs={"dir": "auto"}),
        help_text=_("Such as: what I bring to a team."),
    )  # fmt: skip
    source = forms.CharField(
        label=_("Your words"), max_length=LONGEST, widget=MarkdownBox,
        help_text=_("Please write about yourself. What people told you in trust, and their names, stay with you."),
    )  # fmt: skip
    send_key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40, initial=new_key)


def _look(pieces: list[Piece], _owner: Person, _today: date) -> Iterator[tuple[Piece, str, Any]]:
    """Footnotes of two texts on one page are kept apart."""
    for piece in pieces:
        yield piece, piece.title, {"html": with_anchor(piece.html, f"piece-{piece.pk}")}


WORDS = Sort(
    code="words",
    one=_("Own words"),
    says=_("Others see the heading and what you write."),
    form=WordsForm,
    look=_look,
    in_own_words=True,
)
