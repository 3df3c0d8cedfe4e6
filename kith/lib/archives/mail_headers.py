"""Headers of mail as they really are: broken encoded words, hidden addresses, impossible dates, wild subjects."""

import quopri
import re
from datetime import UTC, datetime, timedelta, timezone
from email.parser import BytesHeaderParser
from email.utils import parsedate_tz

from kith.lib.archives.shapes import Author
from kith.lib.archives.text import decode, decode_base64, one_line

type Headers = dict[str, str]

# A local part has at most 64 letters; saying so keeps the search quick in a line without end.
ADDRESS = re.compile(r"(?<![\w.!#$%&'*+/=?^`{|}~-])[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\w-]+(?:\.[\w-]+)*")
LONGEST_ADDRESS = 254
_AT = re.compile(r"\s*(?:\s(?:at|AT)\s|[(\[{<]\s*(?:at|AT|a|arroba)\s*[)\]}>])\s*")
_DOT = re.compile(r"\s*(?:\s(?:dot|DOT|punto)\s|[(\[{]\s*(?:dot|DOT|d|punto)\s*[)\]}])\s*")
_WORD = re.compile(r"=\?([^?*\s]+)(?:\*[^?]*)?\?([bBqQ])\?([^?]*)(?:\?=|\Z)")
_BETWEEN = re.compile(r"(\?=)\s+(=\?)")
_MESSAGE_ID = re.compile(r"<\s*([^<>]{1,400}?)\s*>")
_ANSWER = re.compile(
    r"\s*(?:re|aw|antw|sv|vs|rv|res|ref|odp|r)(?:\s*\[\d+\]|\s*\^\d+)?\s*[:：]\s*", re.IGNORECASE
)
_PREFIX = re.compile(r"\s*\[[^\[\]]{1,40}\]\s*")


def parse_headers(head: bytes, *, default: str = "utf-8") -> Headers:
    """The first value of each header by its small name, unfolded, as text; never raises."""
    found: Headers = {}
    for name, value in all_headers(head, default=default):
        found.setdefault(name, value)
    return found


def all_headers(head: bytes, *, default: str = "utf-8") -> list[tuple[str, str]]:
    """Each header in its order: its small name, and its value unfolded, as text; never raises."""
    try:
        pairs = list(BytesHeaderParser().parsebytes(head).raw_items())
    except (ValueError, IndexError, LookupError, RecursionError):
        return []
    return [(name.lower(), _unfolded(value, default=default)) for name, value in pairs]


def _unfolded(value: object, *, default: str) -> str:
    raw = str(value).encode("utf-8", "surrogateescape")
    return " ".join(decode(raw, default=default).split())


def decode_words(value: str) -> str:
    """Encoded words as text: pieces of one charset are joined first, broken ones keep what can be read."""
    out, buffer, charset, end = "", b"", "", 0
    value = _BETWEEN.sub(r"\1\2", value)
    for match in _WORD.finditer(value):
        if match.start() > end or match[1].lower() != charset:
            out, buffer = out + decode(buffer, declared=charset), b""
        out += value[end : match.start()]
        buffer += _word_bytes(match[3], quoted=match[2] in "qQ")
        charset, end = match[1].lower(), match.end()
    return one_line(out + decode(buffer, declared=charset) + value[end:], limit=1000)


def _word_bytes(text: str, *, quoted: bool) -> bytes:
    data = text.encode("utf-8", "ignore")
    return quopri.decodestring(data.replace(b"_", b" ")) if quoted else decode_base64(data.replace(b" ", b""))


def recover_address(value: str) -> str:
    """`ann at example.org`, `ann (a) example.org`, `ann [at] example dot org` with their signs put back."""
    if "@" in value or not _AT.search(value):
        return value
    before, after = _AT.split(value, maxsplit=1)
    return f"{before}@{_DOT.sub('.', after)}"


def parse_author(headers: Headers) -> Author:
    """Who wrote it; a list that speaks for a writer ("Ann via Peers") is seen through where Reply-To tells."""
    value = recover_address(headers.get("from", ""))
    match = ADDRESS.search(value)
    email = match[0].strip(".").lower() if match and len(match[0]) <= LONGEST_ADDRESS else ""
    rest = value.replace(match[0], " ") if match else value
    name = one_line(re.sub(r'[<>()"]|\\', " ", decode_words(rest)).strip(" '\t,;"), limit=100)
    if " via " in name:
        name = name.split(" via ")[0].strip(" '")
        reply = ADDRESS.search(recover_address(headers.get("reply-to", "")))
        email = reply[0].lower() if reply else ""
    name = name if not ADDRESS.search(name) else name.split("@", maxsplit=1)[0]
    name = name or email.split("@", maxsplit=1)[0]
    return Author(email or f"name:{name.casefold()}", name, email) if name else Author("", "Unknown sender")


def parse_subject(value: str) -> tuple[str, bool]:
    """The subject without "Re:" and list prefix, and whether it said that it answers something."""
    subject, answers = decode_words(value), False
    while True:
        rest = _ANSWER.sub("", subject, count=1) if _ANSWER.match(subject) else subject
        answers = answers or rest != subject
        bare = _PREFIX.sub("", rest, count=1) if _PREFIX.match(rest) else rest
        if (bare or rest) == subject:
            return one_line(subject), answers
        subject = bare or rest


def parse_references(headers: Headers) -> tuple[str, ...]:
    """Identifiers of the messages this one answers, the nearest first."""
    nearest_last = _MESSAGE_ID.findall(headers.get("in-reply-to", ""))[:1]
    chain = _MESSAGE_ID.findall(headers.get("references", ""))
    return tuple(dict.fromkeys([*reversed(chain), *nearest_last]))[:50]


def message_id(headers: Headers) -> str:
    """The Message-ID without its brackets, or empty."""
    value = headers.get("message-id", "")
    match = _MESSAGE_ID.search(value)
    return match[1] if match else one_line(value, limit=400).strip("<> ")


def parse_date(value: str) -> datetime | None:
    """The moment in UTC; an unknown or impossible zone counts as UTC, a year no mail was written in as none."""
    try:
        parts = parsedate_tz(value)
        if parts is None:
            return None
        offset = parts[9] or 0
        zone = timezone(timedelta(seconds=offset if abs(offset) <= 15 * 3600 else 0))
        second = min(parts[5], 59)
        moment = datetime(*parts[:5], second, tzinfo=zone).astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment if moment.year >= 1971 and moment <= datetime.now(UTC) + timedelta(days=2) else None
