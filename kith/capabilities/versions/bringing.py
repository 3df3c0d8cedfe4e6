"""What someone has written already, brought as a file: what it is, and which of its words answer what a kind asks."""

from django.utils.choices import flatten_choices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from kith.capabilities.items.kinds import Kind
from kith.capabilities.items.steps import Ask
from kith.lib.languages import WRITTEN_IN, language_code
from kith.lib.manuscripts import TooLong, Unreadable
from kith.lib.manuscripts.fitting import Fitted, Place, fit, plain
from kith.lib.manuscripts.reading import Manuscript, read_markdown, read_word
from kith.lib.upload_kinds import MARKDOWN, OFFICE, TEXT
from kith.lib.uploads import Refused, Upload

WORD = next(kind for kind in OFFICE.values() if "docx" in kind.endings)
ACCEPTED = [f".{ending}" for kind in (WORD, MARKDOWN, TEXT) for ending in kind.endings]
LANGUAGE = ("language", "lang", "idioma", "lengua")

_OTHER_KIND = _(
    "We can read texts in Word (.docx), Markdown and plain text here. Please save yours as one of these."
)
_BROKEN = _("This file cannot be read. It may be damaged. Please save it again, or bring it as plain text.")
_LONG = _("This text is too long to be read here. Please bring a shorter one, or one part of it.")


def manuscript_in(upload: Upload) -> Manuscript:
    """The text of a file that was looked at; raises `Refused` with a sentence."""
    if upload.media_type == WORD.media_type:
        read = read_word
    elif upload.media_type in (MARKDOWN.media_type, TEXT.media_type):
        read = read_markdown
    else:
        raise Refused(_OTHER_KIND)
    try:
        return read(upload.data)
    except TooLong as long:
        raise Refused(_LONG) from long
    except Unreadable as broken:
        raise Refused(_BROKEN) from broken


def general_of(kind: Kind) -> Ask:
    """The question whose answer has the most room: what has no place of its own goes there."""
    return max((ask for ask in kind.asks if ask.is_text), key=lambda ask: ask.lines)


def fitted_to(kind: Kind, manuscript: Manuscript) -> Fitted:
    """The words of a text as answers to what a kind asks."""
    head = tuple((name, value) for name, value in manuscript.head if not _says_language(name, value))
    places = [_place(kind, ask) for ask in kind.asks]
    rest = Manuscript(manuscript.text, head, manuscript.pictures)
    return fit(rest, places, general=general_of(kind).name)


def language_of(manuscript: Manuscript) -> str:
    """The language that the head of a file names, if we know it."""
    return next((language_code(value) for name, value in manuscript.head if _says_language(name, value)), "")


def _says_language(name: str, value: str) -> bool:
    return plain(name) in LANGUAGE and bool(language_code(value))


def _place(kind: Kind, ask: Ask) -> Place:
    """A question by its name in the languages of our pages, and by all other words for it."""
    called = [ask.name, *kind.headings.get(ask.name, "").split(",")]
    options: dict[str, str] = {}
    for language in WRITTEN_IN:
        with override(language):
            called.append(str(ask.label))
            choices = flatten_choices(ask.choices()) if ask.choices else ()
            options |= {plain(str(words)): code for code, words in choices}
    options |= {plain(code): code for code in options.values()}
    return Place(ask.name, tuple(called), options if ask.choices else None, many=ask.many)
