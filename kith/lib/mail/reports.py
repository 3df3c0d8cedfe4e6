"""Mails that a machine writes about a mail of ours: that it came back (RFC 3464), or that someone complains (RFC 5965)."""

import re
from dataclasses import dataclass
from email.message import Message as Mail
from email.parser import BytesParser
from enum import StrEnum

from kith.lib.archives.mail_headers import ADDRESS

DEPTH = 6

_STATUS = re.compile(r"\s*([245])\.\d{1,3}\.\d{1,3}")


class Says(StrEnum):
    """`hard`: the address takes no mail; `soft`: not now; `complaint`: its owner does not want it."""

    HARD = "hard"
    SOFT = "soft"
    COMPLAINT = "complaint"


@dataclass(frozen=True, slots=True)
class Report:
    says: Says
    senders: tuple[str, ...] = ()  # envelope senders of the mail that it is about, as it tells


def read_report(raw: bytes) -> Report | None:
    """What a report says; None for any other mail, and for a report that all is well. Never raises."""
    try:
        return _read(BytesParser().parsebytes(raw))
    except Exception:  # the mail package promises nothing for broken input
        return None


def _read(mail: Mail) -> Report | None:
    if mail.get_content_type() != "multipart/report":
        return None
    parts = list(_parts(mail, depth=0))
    if any(part.get_content_type() == "message/feedback-report" for part in parts):
        return Report(Says.COMPLAINT, _senders(parts))
    for part in parts:
        if part.get_content_type() == "message/delivery-status":
            return _delivery(part, parts)
    return None


def _parts(mail: Mail, *, depth: int) -> list[Mail]:
    """The parts of a mail and, of those that hold headers, these headers as mails of their own."""
    payload = mail.get_payload()
    inner = [part for part in payload if isinstance(part, Mail)] if isinstance(payload, list) else []
    found = [mail]
    for part in inner if depth < DEPTH else []:
        found += _parts(part, depth=depth + 1)
    return found


def _delivery(status: Mail, parts: list[Mail]) -> Report | None:
    payload = status.get_payload()
    blocks = [block for block in payload if isinstance(block, Mail)] if isinstance(payload, list) else []
    said = {found for block in blocks if (found := _of_recipient(block))}
    if not said:
        return None
    return Report(Says.HARD if Says.HARD in said else Says.SOFT, _senders(parts))


def _of_recipient(block: Mail) -> Says | None:
    action, status = str(block.get("action", "")).strip().lower(), _STATUS.match(str(block.get("status", "")))
    if action == "failed":
        return Says.HARD if status is None or status[1] == "5" else Says.SOFT
    return Says.SOFT if action == "delayed" else None


def _senders(parts: list[Mail]) -> tuple[str, ...]:
    told = [
        str(value)
        for part in parts
        for name, value in part.items()
        if name.lower() in ("original-mail-from", "return-path")
    ]
    for part in parts:
        if part.get_content_type() == "message/feedback-report" and isinstance(part.get_payload(), str):
            told += re.findall(r"(?im)^original-mail-from:(.{1,300})$", str(part.get_payload()))
    return tuple(found[0].lower() for value in told if (found := ADDRESS.search(value)))
