"""Mails for tests. All people and places are invented."""

from collections.abc import Sequence
from pathlib import Path

from kith.lib.archives import mbox
from kith.lib.archives.shapes import Message, Problem

STAMP = "Mon Mar  3 10:00:00 2014"


def mail(
    body: str | bytes = "Hello all.",
    *,
    sender: str = "Ann Reyes <ann@example.org>",
    subject: str = "Hello",
    name: str = "<one@example.org>",
    date: str = "Mon, 3 Mar 2014 10:00:00 +0000",
    headers: str = "",
    separator: str = f"From ann at example.org  {STAMP}",
    charset: str = "utf-8",
) -> bytes:
    """One mail as it stands in an mbox file; an empty value leaves its header out."""
    pairs = {"From": sender, "Subject": subject, "Message-ID": name, "Date": date}
    head = "".join(f"{key}: {value}\n" for key, value in pairs.items() if value) + headers
    raw = body if isinstance(body, bytes) else body.encode(charset)
    return f"{separator}\n{head}\n".encode("utf-8", "surrogateescape") + raw + b"\n\n"


def read_all(folder: Path, mails: Sequence[bytes], **options: object) -> tuple[list[Message], list[Problem]]:
    """Messages and problems of a file that holds these mails."""
    path = folder / "list.mbox"
    path.write_bytes(b"".join(mails))
    found = list(mbox.read([path], **options))  # type: ignore[arg-type]
    return [one for one in found if isinstance(one, Message)], [
        one for one in found if isinstance(one, Problem)
    ]


def read_one(folder: Path, raw: bytes, **options: object) -> Message:
    """The only message of a file that holds this mail."""
    messages, _ = read_all(folder, [raw], **options)
    assert len(messages) == 1
    return messages[0]
