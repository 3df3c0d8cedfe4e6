"""What came with a form that could not be taken, so that it can be shown and sent again."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SECRET = {"csrfmiddlewaretoken", "password", "password1", "password2", "oldpassword", "code"}
UNTYPED = {"send_key", "reply_to", "looked_over", "look", "keep", "waits"}
SHORT = 30
LABELS = {
    "title": _("Title"),
    "source": _("Your words"),
    "words": _("Your words"),
    "text": _("Your words"),
    "name": _("Name"),
    "display_name": _("Your name in this space"),
    "purpose": _("What it is for, in a sentence or two"),
    "guidelines": _("Guidelines"),
    "request": _("A few words to the hosts"),
    "tags": _("Tags"),
    "content_note": _("Content note"),
}


@dataclass(frozen=True)
class Word:
    """Something typed: the name of its field, what people call it, and what it says."""

    name: str
    label: str | Promise
    value: str


@dataclass(frozen=True)
class Typed:
    """Words are shown; choices and keys go along unseen. Of files only the names are left."""

    words: tuple[Word, ...]
    along: tuple[tuple[str, str], ...]
    files: tuple[tuple[str, str], ...]

    def __bool__(self) -> bool:
        return bool(self.words or self.files or self.choices)

    @property
    def choices(self) -> list[str]:
        return [value for name, value in self.along if value.strip() and name not in UNTYPED]

    @property
    def file_names(self) -> str:
        return ", ".join(file for _name, file in self.files)

    @property
    def file_fields(self) -> list[str]:
        return list(dict.fromkeys(name for name, _file in self.files))


def typed_in(request: HttpRequest) -> Typed:
    """Everything that was sent but secrets, in its order."""
    fields = [(name, value) for name, value in _fields(request) if name not in SECRET]
    words = [
        Word(name, LABELS.get(name, _("What you wrote")), value)
        for name, value in fields
        if _is_word(name, value)
    ]
    along = [(name, value) for name, value in fields if not _is_word(name, value)]
    files = [(name, file.name or "") for name, those in request.FILES.lists() for file in those]
    return Typed(tuple(words), tuple(along), tuple(files))


def _fields(request: HttpRequest) -> Iterator[tuple[str, str]]:
    for name, values in request.POST.lists():
        yield from ((name, str(value)) for value in values)


def _is_word(name: str, value: str) -> bool:
    if name in UNTYPED or not value.strip():
        return False
    return name in LABELS or len(value) > SHORT or " " in value.strip()
