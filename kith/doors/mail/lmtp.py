"""The server to which mail servers hand mail in. It says that it has a mail only once that is true."""

import asyncio
import logging
import signal
from collections.abc import Callable
from pathlib import Path
from typing import AnyStr

from aiosmtpd.lmtp import LMTP
from aiosmtpd.smtp import Envelope, Session
from django.conf import settings
from django.db import close_old_connections

from kith.doors.mail.actions import TAKEN, TOO_LARGE, TROUBLE, Status, greet, take_in

log = logging.getLogger("kith.mail")
LONGEST_LINE = 65_536  # more than the standard allows, since a letter of someone should not fail for this
MOST_RECIPIENTS = 50
TOO_MANY = Status(452, "4.5.3 These are many addresses at once. Please try the others again.")
NO_LINE = Status(500, "5.6.0 A line of this mail is too long.")
OURS = {"552 Error: Too much mail data": TOO_LARGE, "500 Line too long": NO_LINE}
NOBODY = "<>"


class Handler:
    """Asks the database in a thread, so that one slow mail holds up no other."""

    async def handle_RCPT(  # noqa: N802 (the library's name)
        self, server: LMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if len(envelope.rcpt_tos) >= MOST_RECIPIENTS:
            return str(TOO_MANY)
        status = await asyncio.to_thread(_safely, lambda: greet(address, sender=_sender(envelope)))
        if status == TAKEN:
            envelope.rcpt_tos.append(address)
        return str(status)

    async def handle_DATA(self, server: LMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        """One answer for each address that was taken, in their order."""
        raw, sender = envelope.original_content or b"", _sender(envelope)
        answers = [
            await asyncio.to_thread(_safely, lambda to=to: take_in(raw, recipient=to, sender=sender))  # type: ignore[misc]
            for to in envelope.rcpt_tos
        ]
        return "\r\n".join(map(str, answers))

    async def handle_exception(self, error: Exception) -> str:
        log.error("trouble with a mail that comes in: %s", type(error).__name__)
        return str(TROUBLE)


class Server(LMTP):
    line_length_limit = LONGEST_LINE

    async def push(self, status: AnyStr) -> None:
        """What the library says once for a mail that it did not take is said for each address."""
        told = (
            next((ours for theirs, ours in OURS.items() if status.startswith(theirs)), None)
            if isinstance(status, str)
            else None
        )
        times = len(self.envelope.rcpt_tos) if self.envelope else 1
        await super().push("\r\n".join([str(told)] * times) if told else status)


def server() -> Server:
    return Server(
        Handler(),
        data_size_limit=settings.MAIL_BYTES,
        enable_SMTPUTF8=True,
        ident="Kith",
        hostname=settings.MAIL_IN,
    )


async def serve(place: str | tuple[str, int], *, when_ready: Callable[[], None] = lambda: None) -> None:
    """Take mail in until someone asks to stop; what was begun is ended first."""
    loop, stop = asyncio.get_running_loop(), asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    if isinstance(place, str):
        Path(place).unlink(missing_ok=True)
        listening = await loop.create_unix_server(server, path=place)
        Path(place).chmod(0o660)
    else:
        listening = await loop.create_server(server, host=place[0], port=place[1])
    async with listening:
        when_ready()
        await stop.wait()


def _sender(envelope: Envelope) -> str:
    return "" if envelope.mail_from in (None, NOBODY) else str(envelope.mail_from)


def _safely(ask: Callable[[], Status]) -> Status:
    """The database may be away for a moment; then the mail server tries again later."""
    close_old_connections()
    try:
        return ask()
    except Exception as trouble:
        log.error("trouble with a mail that comes in: %s", type(trouble).__name__)
        return TROUBLE
    finally:
        close_old_connections()
