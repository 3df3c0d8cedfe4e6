"""What a file really is, found from what is in it. Only kinds listed here are known."""

import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from zipfile import ZipFile

MOST_UNPACKED = 300 * 1024 * 1024
MOST_MEMBERS = 5000
MOST_READ = 1024 * 1024

_OFFICE = "application/vnd.openxmlformats-officedocument"
_OPEN = "application/vnd.oasis.opendocument"
_MACROS = re.compile(r"(^|/)(vbaProject\.bin|vbaData\.xml)$|^(Basic|Scripts)/.", re.IGNORECASE)
_MARKUP = re.compile(r"\s*(<(!doctype|html|head|body|script|svg|\?xml|!--)|#!)", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


class Macros(Exception):
    """A document carries a program."""


@dataclass(frozen=True)
class Kind:
    """A kind of file: its media type, and how names of such files may end (the usual ending first)."""

    media_type: str
    endings: tuple[str, ...]
    picture: str = ""


PNG = Kind("image/png", ("png",), picture="PNG")
JPEG = Kind("image/jpeg", ("jpg", "jpeg"), picture="JPEG")
GIF = Kind("image/gif", ("gif",), picture="GIF")
WEBP = Kind("image/webp", ("webp",), picture="WEBP")
PDF = Kind("application/pdf", ("pdf",))
MP3 = Kind("audio/mpeg", ("mp3",))
OGG = Kind("audio/ogg", ("ogg", "oga", "opus"))
M4A = Kind("audio/mp4", ("m4a",))
TEXT = Kind("text/plain", ("txt", "text"))
CSV = Kind("text/csv", ("csv",))
MARKDOWN = Kind("text/markdown", ("md", "markdown"))
TEXT_ENDINGS = TEXT.endings + CSV.endings + MARKDOWN.endings
OFFICE = {
    f"{_OFFICE}.wordprocessingml.document.main+xml": Kind(f"{_OFFICE}.wordprocessingml.document", ("docx",)),
    f"{_OFFICE}.spreadsheetml.sheet.main+xml": Kind(f"{_OFFICE}.spreadsheetml.sheet", ("xlsx",)),
    f"{_OFFICE}.presentationml.presentation.main+xml": Kind(
        f"{_OFFICE}.presentationml.presentation", ("pptx",)
    ),
}
OPEN = {
    f"{_OPEN}.text": Kind(f"{_OPEN}.text", ("odt",)),
    f"{_OPEN}.spreadsheet": Kind(f"{_OPEN}.spreadsheet", ("ods",)),
    f"{_OPEN}.presentation": Kind(f"{_OPEN}.presentation", ("odp",)),
}


def kind_of(data: bytes, *, ending: str) -> Kind | None:
    """The kind of these bytes, or None. The ending of the name chooses only among kinds of text."""
    if data.startswith(b"PK\x03\x04"):
        return _document(data)
    found = next((kind for kind, matches in _SIGNS if matches(data)), None)
    return found or (_text_kind(ending) if _is_text(data) else None)


def _riff_webp(data: bytes) -> bool:
    return data[:4] == b"RIFF" and data[8:12] == b"WEBP"


def _mp3(data: bytes) -> bool:
    """A tag of a known version, or the first frame of layer III with rates that exist."""
    if data[:3] == b"ID3":
        return data[3:4] in (b"\2", b"\3", b"\4")
    if len(data) < 4 or data[0] != 0xFF or data[1] & 0xE6 != 0xE2:
        return False
    return data[2] >> 4 != 15 and data[2] >> 2 & 3 != 3


def _ogg_audio(data: bytes) -> bool:
    return data[:4] == b"OggS" and any(
        codec in data[:512] for codec in (b"OpusHead", b"\x01vorbis", b"\x7fFLAC")
    )


def _mp4_audio(data: bytes) -> bool:
    """The same box holds films, which have a track that is handled as video."""
    brand = data[8:12]
    return data[4:8] == b"ftyp" and (brand in (b"M4A ", b"M4B ") or (b"soun" in data and b"vide" not in data))


_SIGNS: tuple[tuple[Kind, Callable[[bytes], bool]], ...] = (
    (PNG, lambda data: data.startswith(b"\x89PNG\r\n\x1a\n")),
    (JPEG, lambda data: data.startswith(b"\xff\xd8\xff")),
    (GIF, lambda data: data.startswith((b"GIF87a", b"GIF89a"))),
    (WEBP, _riff_webp),
    (PDF, lambda data: data.startswith(b"%PDF-")),
    (MP3, _mp3),
    (OGG, _ogg_audio),
    (M4A, _mp4_audio),
)


def _is_text(data: bytes) -> bool:
    """Readable UTF-8 that is not a page, a drawing with script, or a program."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return not _CONTROL.search(text) and not _MARKUP.match(text)


def _text_kind(ending: str) -> Kind:
    return next((kind for kind in (CSV, MARKDOWN) if ending in kind.endings), TEXT)


def _document(data: bytes) -> Kind | None:
    """Office documents are archives that say inside what they are. Raises `Macros`."""
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            return _kind_inside(archive)
    except Macros:
        raise
    except Exception:  # a broken archive breaks in many ways
        return None


def _kind_inside(archive: ZipFile) -> Kind | None:
    members = archive.infolist()
    if len(members) > MOST_MEMBERS or sum(member.file_size for member in members) > MOST_UNPACKED:
        return None
    names = {member.filename for member in members}
    if any(_MACROS.search(name) for name in names):
        raise Macros
    if "mimetype" in names:
        return OPEN.get(_read(archive, "mimetype").strip())
    types = _read(archive, "[Content_Types].xml")
    if "macroEnabled" in types or "vbaProject" in types:
        raise Macros
    return next((kind for part, kind in OFFICE.items() if f'"{part}"' in types), None)


def _read(archive: ZipFile, name: str) -> str:
    with archive.open(name) as member:
        return member.read(MOST_READ).decode()
