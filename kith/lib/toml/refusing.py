"""What is wrong with a text, on which line, and what helps."""

from typing import TYPE_CHECKING

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

type Words = _StrOrPromise


class Refused(Exception):
    """A text that we do not take; its words say why, in the language of whoever reads them."""

    def __init__(self, line: int, words: Words, **values: object) -> None:
        self.line = line
        self.words = format_lazy(words, **values) if values else words
        super().__init__(line, self.words)

    def __str__(self) -> str:
        return str(format_lazy(_("Line {line}: {words}"), line=self.line, words=self.words))
