"""A mail taken apart."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from email.utils import getaddresses

from kith.lib.archives.mail_headers import (
    ADDRESS,
    Headers,
    all_headers,
    decode_words,
    message_id,
    parse_subject,
)
from kith.lib.archives.mail_parts import Words, read_content
from kith.lib.archives.shapes import Enclosure
from kith.lib.mail.addresses import without_keys
from kith.lib.mail.quotes import split

LONGEST_HEAD, LONGEST_WAY = 256_000, 40
DECORATION = 30_000  # bytes: a picture inside the text of a mail that is smaller is the sign of a company
PLACES = ("to", "cc", "delivered-to", "x-original-to", "envelope-to")

_END_OF_HEAD = re.compile(rb"\r?\n\r?\n")
_BULK = {"bulk", "list", "junk", "auto_reply"}
_BY_MACHINE = ("x-autoreply", "x-autorespond", "x-auto-reply", "x-vacation", "list-id", "list-unsubscribe")
_SECRET = ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime")


@dataclass(frozen=True, slots=True)
class Incoming:
    """What a mail says of itself; none of it is true before it has been looked at.

    `automatic` names what shows that a machine wrote it. `quiet` asks for no answer by a machine.
    """

    message_id: str
    sender: str
    subject: str
    headers: tuple[tuple[str, str], ...]
    words: str
    quoted: str
    files: tuple[Enclosure, ...]
    left_out: tuple[str, ...]
    automatic: str
    quiet: bool
    encrypted: bool


def read(raw: bytes, *, limit: int) -> Incoming:
    """Take a mail apart; whatever its bytes are, this answers. Files larger than `limit` are left out."""
    headers = head(raw)
    first = _first(headers)
    content = read_content(raw, default="utf-8", limit=limit)
    words, quoted = _texts(content.words)
    return Incoming(
        message_id=message_id(first),
        sender=sender_of(headers),
        subject=parse_subject(first.get("subject", ""))[0],
        headers=tuple(headers),
        words=words,
        quoted=quoted,
        files=tuple(file for file in content.files if not _is_decoration(file)),
        left_out=tuple(content.left_out),
        automatic=automatic(headers),
        quiet="x-auto-response-suppress" in first,
        encrypted=first.get("content-type", "").lower().startswith(_SECRET),
    )


def head(raw: bytes) -> list[tuple[str, str]]:
    """The headers of a mail, in their order."""
    end = _END_OF_HEAD.search(raw, 0, LONGEST_HEAD)
    return all_headers(raw[: end.start() + 1] if end else raw[:LONGEST_HEAD])


def sender_of(headers: Sequence[tuple[str, str]]) -> str:
    """The one address that the mail says it is from; empty if it names none, or more than one."""
    said = [value for name, value in headers if name == "from"]
    if len(said) != 1:
        return ""
    found = [address for _name, address in getaddresses([said[0]]) if address]
    return found[0].lower() if len(found) == 1 and ADDRESS.fullmatch(found[0]) else ""


def recipients_of(headers: Sequence[tuple[str, str]]) -> list[str]:
    """Each address that the mail says it is for, once."""
    said = " ".join(value for name, value in headers if name in PLACES)
    return list(dict.fromkeys(found[0].lower() for found in ADDRESS.finditer(decode_words(said)[:20_000])))


def automatic(headers: Sequence[tuple[str, str]]) -> str:
    """The header that shows that no person wrote this; empty if none does."""
    first = _first(headers)
    if first.get("auto-submitted", "no").split(";")[0].strip().lower() not in ("", "no"):
        return "auto-submitted"
    if first.get("precedence", "").strip().lower() in _BULK:
        return "precedence"
    if first.get("return-path", "").strip() == "<>":
        return "return-path"
    if sum(name == "received" for name, _value in headers) > LONGEST_WAY:
        return "received"
    return next((name for name in _BY_MACHINE if name in first), "")


def _first(headers: Sequence[tuple[str, str]]) -> Headers:
    found: Headers = {}
    for name, value in headers:
        found.setdefault(name, value)
    return found


def _texts(found: Sequence[Words]) -> tuple[str, str]:
    parts = [(each, split(each.text)) for each in found]
    words = [each.markdown(part.words) for each, part in parts]
    quoted = [each.markdown(part.quoted) for each, part in parts]
    return _joined(words), _joined(quoted)


def _joined(texts: Sequence[str]) -> str:
    return without_keys("\n\n".join(text.strip("\n") for text in texts if text.strip()))


def _is_decoration(file: Enclosure) -> bool:
    is_picture = file.name.lower().endswith((".png", ".gif", ".jpg", ".jpeg", ".webp", ".bmp"))
    return file.inside and is_picture and len(file.data) < DECORATION
