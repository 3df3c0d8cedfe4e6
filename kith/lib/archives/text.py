"""Bytes of unknown origin become clean text: no charset is believed before it has been tried."""

import base64
import codecs
import re
from collections.abc import Iterable
from importlib import import_module

GUESSING = "charset_normalizer"  # loaded with the first charset that must be guessed: it takes memory
UNSAFE_CODECS = {"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "utf_7"}
WESTERN = {"iso_8859_1", "iso8859_1", "latin_1", "latin1", "us_ascii", "ascii", "l1"}
OVERLAPS_UTF8 = ("gb", "big5", "shift", "sjis", "euc", "iso_2022", "utf_16", "utf_32", "hz", "ks_c", "cp9")
TELLING = 50_000  # bytes by which a charset is guessed

_UNWANTED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufeff]")
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")


def clean(text: str) -> str:
    """Unix line ends, and none of the characters that a database or a page cannot hold."""
    return _UNWANTED.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(text: str, *, limit: int = 300) -> str:
    """The text on one line, single spaces, at most `limit` characters."""
    line = " ".join(clean(text).split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def decode(data: bytes, *, declared: str = "", default: str = "utf-8") -> str:
    """The text of these bytes: by the declared charset where that holds true, else by what fits best."""
    if data.isascii() and not declared.lower().startswith(("iso-2022", "hz", "utf-16", "utf-32")):
        return clean(data.decode("ascii"))
    name = declared.strip().lower().replace("-", "_")
    tries = [name, "utf_8"] if name.startswith(OVERLAPS_UTF8) else ["utf_8", name]
    for charset in [*tries, default.lower().replace("-", "_")]:
        text = _strictly(data, "cp1252" if charset in WESTERN else charset)
        if text is not None:
            return clean(text)
    return clean(_best_guess(data))


def charset_of(lines: Iterable[bytes]) -> str:
    """The charset of a text of any length, of which no more is kept than what tells it."""
    strict, telling, is_utf8 = codecs.getincrementaldecoder("utf-8")(), b"", True
    for line in lines:
        try:
            strict.decode(line)
        except UnicodeDecodeError:
            strict.reset()
            is_utf8 = False
        if not line.isascii() and len(telling) < TELLING:
            telling += line
    return "utf-8" if is_utf8 else _charset_guessed(telling)


def decode_base64(data: bytes) -> bytes:
    """The bytes behind base64, however damaged; plain lines that a list added below follow as they are."""
    lines = data.splitlines()
    end = next(
        (place for place, line in enumerate(lines) if b" " in line.strip() or b"____" in line), len(lines)
    )
    kept = _NOT_BASE64.sub(b"", b"".join(lines[:end]))
    kept = kept[:-1] if len(kept) % 4 == 1 else kept  # one letter over carries no byte
    plain = base64.b64decode(kept + b"=" * (-len(kept) % 4))
    return plain + b"\n\n" + b"\n".join(lines[end:]) if end < len(lines) else plain


def _strictly(data: bytes, charset: str) -> str | None:
    if not charset or charset in UNSAFE_CODECS:
        return None
    try:
        return data.decode(charset)
    except (LookupError, ValueError):
        return None


def _best_guess(data: bytes) -> str:
    charset = _charset_guessed(data)
    if charset == "cp1252":
        return _strictly(data, charset) or data.decode("latin-1")
    return data.decode(charset, "replace")


def _charset_guessed(data: bytes) -> str:
    repaired = data.decode("utf-8", "replace")
    broken = repaired.count("\ufffd")
    if broken < sum(character > "\x7f" for character in repaired) - broken:
        return "utf-8"  # with a few bytes lost, as when a mail was cut
    if len(data) > 200:  # statistics say nothing about a word or two
        match = import_module(GUESSING).from_bytes(data[:TELLING], cp_exclusion=["utf_7"]).best()
        if match is not None:
            return str(match.encoding)
    return "cp1252"
