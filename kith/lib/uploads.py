"""Looks at a file before we keep it."""

import re
import unicodedata
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from kith.lib.upload_kinds import TEXT_ENDINGS, Kind, Macros, kind_of

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as StrOrPromise

PICTURES = "kith.lib.pictures"  # loaded with the first of them: what reads pictures takes memory
MEGABYTE = 1024 * 1024
NAME_LENGTH = 89

_ENDING = re.compile(r"[A-Za-z0-9]{1,10}")

_EMPTY = _("“{name}” is empty. Please choose another file.")
_LARGE = _("“{name}” is larger than {most} MB, the most that can be added here.")
_MACROS = _(
    "“{name}” contains macros, which can harm a computer. Please save it without macros and add it again."
)
_UNREADABLE = _(
    "“{name}” cannot be read as text. Please save it again as plain text, with the encoding UTF-8."
)
_UNKNOWN = _(
    "“{name}” cannot be added. Pictures (PNG, JPEG, GIF, WebP), PDF, text, CSV, Markdown, "
    "Office and OpenDocument files and sound (MP3, Ogg, M4A) can."
)
_MISNAMED = _("“{name}” is named like another kind of file than it is. Its name should end in “.{ending}”.")
_PIXELS = _("“{name}” has too many pixels. Please make the picture smaller and add it again.")
_DAMAGED = _("“{name}” is damaged and cannot be shown. Please add another copy of it.")


@dataclass(frozen=True)
class Upload:
    """A file that may be kept: cleaned, and known for what it is."""

    name: str
    media_type: str
    is_image: bool
    data: bytes
    width: int | None = None
    height: int | None = None
    thumbnail: bytes | None = None


class Refused(Exception):
    """A file that we do not keep; its text tells the person why, in their language."""

    def __init__(self, reason: "StrOrPromise") -> None:
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return str(self.reason)


def inspect(name: str, data: bytes, *, most: int) -> Upload:
    """Find out what a file really is, and clean it. Raises `Refused`."""
    name = clean_name(name)
    if not data:
        raise _refused(_EMPTY, name=name)
    if len(data) > most:
        raise _refused(_LARGE, name=name, most=f"{most / MEGABYTE:.3g}")
    kind = _kind(name, data)
    if "." not in name:
        name = f"{name}.{kind.endings[0]}"
    if kind.picture:
        return _picture(name, data, kind)
    return Upload(name, kind.media_type, is_image=False, data=data)


def smaller(picture: Upload, *, within: tuple[int, int]) -> bytes:
    """A picture that was looked at, at most so wide and so high in pixels."""
    form = picture.media_type.partition("/")[2].upper()
    made: bytes = import_module(PICTURES).smaller(picture.data, form=form, within=within)
    return made


def clean_name(name: str) -> str:
    """The last part of a path, in letters that can stand in any address. A clean name stays as it is."""
    last = unicodedata.normalize("NFC", re.split(r"[/\\]", name)[-1])
    words = re.sub("-+", "-", "".join(map(_letter, last))).strip("-").rstrip(".-")
    stem, dot, ending = words.rpartition(".")
    if not dot or not _ENDING.fullmatch(ending):
        stem, dot, ending = re.sub("[-.]+", "-", words), "", ""
    return f"{stem.strip('-.')[:NAME_LENGTH].rstrip('-.') or 'file'}{dot}{ending.lower()}"


def _letter(sign: str) -> str:
    """Letters stay, signs that nobody sees go, all others become a hyphen."""
    kind = unicodedata.category(sign)
    if kind[0] in "LMN" or sign in "._":
        return sign
    return "" if kind == "Cf" else "-"


def _kind(name: str, data: bytes) -> Kind:
    ending = name.rpartition(".")[2] if "." in name else ""
    try:
        kind = kind_of(data, ending=ending)
    except Macros as found:
        raise _refused(_MACROS, name=name) from found
    if kind is None:
        raise _refused(_UNREADABLE if ending in TEXT_ENDINGS else _UNKNOWN, name=name)
    if ending and ending not in kind.endings:
        raise _refused(_MISNAMED, name=name, ending=kind.endings[0])
    return kind


def _picture(name: str, data: bytes, kind: Kind) -> Upload:
    pictures = import_module(PICTURES)
    try:
        picture = pictures.clean(data, form=kind.picture)
    except pictures.TooManyPixels as bomb:
        raise _refused(_PIXELS, name=name) from bomb
    except Exception as broken:  # a broken picture breaks in many ways
        raise _refused(_DAMAGED, name=name) from broken
    return Upload(name, kind.media_type, True, picture.data, picture.width, picture.height, picture.thumbnail)


def _refused(sentence: "StrOrPromise", **values: str) -> Refused:
    return Refused(format_lazy(sentence, **values))
