"""What a mail carries: the text meant for reading, and files. Nested, mislabelled and broken parts included."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message as Mail
from email.parser import BytesParser
from importlib import import_module
from pathlib import PurePosixPath

from kith.lib.archives.mail_headers import decode_words
from kith.lib.archives.mail_text import hide_addresses, mail_to_markdown, unflow
from kith.lib.archives.shapes import Enclosure
from kith.lib.archives.text import decode, decode_base64, one_line

DEPTH = 20
HTML = "kith.lib.archives.html_text"  # loaded with the first mail in HTML: what it stands on takes memory
WITHOUT_WORTH = {"application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature"}


@dataclass(frozen=True, slots=True)
class Words:
    """A text that a mail carries, with lines as they were typed; Markdown already if it came as HTML."""

    text: str
    is_html: bool = False

    def markdown(self, text: str | None = None) -> str:
        """As Markdown without addresses: all of it, or one part of it."""
        text = self.text if text is None else text
        return hide_addresses(text) if self.is_html else mail_to_markdown(text)


@dataclass(slots=True)
class Content:
    """Texts, files, and what was left out, in plain sentences."""

    words: list[Words] = field(default_factory=list)
    files: list[Enclosure] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)

    @property
    def texts(self) -> list[str]:
        return [each.markdown() for each in self.words]


def read_content(raw: bytes, *, default: str, limit: int) -> Content:
    """What this mail carries; a mail that cannot be taken apart gives its bare text and says so."""
    content = Content()
    try:
        for part in _parts(BytesParser().parsebytes(raw), depth=0):
            _take(part, content, default=default, limit=limit)
    except (
        Exception
    ):  # the mail package promises nothing for broken input; the text must come in all the same
        body = re.split(rb"\r?\n\r?\n", raw, maxsplit=1)[-1]
        text = decode(body, default=default)
        return Content(
            [Words(text)], [], ["its parts could not be told apart, so the text is shown as it stands"]
        )
    return content


def _parts(mail: Mail, *, depth: int) -> Iterator[Mail]:
    """The parts worth keeping: of alternatives the plainest that holds words."""
    payload = mail.get_payload()
    inner = [part for part in payload if isinstance(part, Mail)] if isinstance(payload, list) else []
    if not inner or depth > DEPTH or mail.get_content_maintype() == "message":
        yield mail
        return
    for part in [_choose(inner)] if mail.get_content_subtype() == "alternative" else inner:
        yield from _parts(part, depth=depth + 1)


def _choose(alternatives: list[Mail]) -> Mail:
    for part in alternatives:
        if part.get_content_type() == "text/plain" and _data(part).strip():
            return part
    richer = [part for part in alternatives if part.get_content_type() == "text/html" or part.is_multipart()]
    return richer[0] if richer else alternatives[0]


def _take(part: Mail, content: Content, *, default: str, limit: int) -> None:
    sort = part.get_content_type()
    name = _file_name(part)
    is_file = bool(name) or "attachment" in str(part.get("content-disposition", "")).lower()
    if sort in WITHOUT_WORTH:
        return
    if sort in ("text/plain", "text/html") and not is_file:
        text = decode(_data(part), declared=_charset(part), default=default)
        content.words.append(_words(part, text, html=sort == "text/html"))
        return
    data = _data(part)
    if len(data) > limit:
        content.left_out.append(f"the file {name or 'without a name'} is larger than {limit // 1000} kB")
    elif data:
        content.files.append(Enclosure(name or _unnamed(sort), data, inside=_is_inside(part)))


def _words(part: Mail, text: str, *, html: bool) -> Words:
    if html:
        words: str = import_module(HTML).html_to_markdown(text)
        return Words(words, is_html=True)
    flowed = str(part.get_param("format", "")).lower() == "flowed"
    if flowed:
        text = unflow(text, delsp=str(part.get_param("delsp", "")).lower() == "yes")
    return Words(text)


def _is_inside(part: Mail) -> bool:
    placed = str(part.get("content-disposition", "")).strip().lower()
    return "content-id" in part and not placed.startswith("attachment")


def _data(part: Mail) -> bytes:
    coded = part.get_payload()
    if isinstance(coded, str) and str(part.get("content-transfer-encoding", "")).strip().lower() == "base64":
        return decode_base64(coded.encode("utf-8", "surrogateescape"))
    payload = part.get_payload(decode=True)
    if isinstance(payload, bytes):
        return payload
    nested = part.get_payload()
    return (
        b"\n".join(bytes(one) for one in nested if isinstance(one, Mail)) if isinstance(nested, list) else b""
    )


def _charset(part: Mail) -> str:
    found = part.get_param("charset", "")
    return str(found[2] if isinstance(found, tuple) else found)


def _file_name(part: Mail) -> str:
    raw = str(part.get_filename() or "").encode("utf-8", "surrogateescape")
    return one_line(PurePosixPath(decode_words(decode(raw)).replace("\\", "/")).name, limit=120)


def _unnamed(sort: str) -> str:
    return {"message/rfc822": "message.eml", "text/calendar": "event.ics"}.get(sort, "attachment")
