"""Mail servers hand mail in, over LMTP and over HTTP, as they do in life."""

import asyncio
import smtplib
import socket
import threading
import time
from collections.abc import Iterator
from email.message import EmailMessage
from email.policy import SMTP
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from kith.capabilities.items.models import Item
from kith.domains.talk.actions import open_topic
from kith.domains.talk.kinds import QUESTION
from kith.doors.mail.doctor import mail_in
from kith.doors.mail.hook import is_signed, sign
from kith.doors.mail.lmtp import MOST_RECIPIENTS, server
from kith.doors.mail.models import IncomingMail
from kith.doors.mail.tests.conftest import HERE, mail, posts, reply_to, work
from tests.cast import Cast

SECRET = "a secret that is long enough for this"


class Running:
    """The server of ours, in a thread of its own, at a port that is free."""

    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever)
        self.thread.start()
        starting = asyncio.run_coroutine_threadsafe(self._start(), self.loop)
        self.listening, self.port = starting.result(10)

    async def _start(self) -> tuple[asyncio.Server, int]:
        listening = await self.loop.create_server(server, "127.0.0.1", 0)
        return listening, int(listening.sockets[0].getsockname()[1])

    def stop(self) -> None:
        async def end() -> None:
            self.listening.close()
            rest = asyncio.all_tasks() - {asyncio.current_task()}
            for task in rest:
                task.cancel()
            await asyncio.gather(*rest, return_exceptions=True)
            await self.loop.shutdown_default_executor()

        asyncio.run_coroutine_threadsafe(end(), self.loop).result(10)
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join(10)
        self.loop.close()


@pytest.fixture
def lmtp(transactional_db: None, cast: Cast, settings: Any) -> Iterator[smtplib.LMTP]:
    settings.LMTP = None
    running = Running()
    settings.LMTP = ("127.0.0.1", running.port)
    with smtplib.LMTP("127.0.0.1", running.port, local_hostname="front.example.org", timeout=20) as client:
        yield client
    running.stop()


def _hand_in(
    client: smtplib.LMTP, made: EmailMessage | bytes, *to: str, sender: str = "maria@example.org"
) -> list[tuple[int, bytes]]:
    """What the server says for each address, in their order."""
    client.ehlo_or_helo_if_needed()
    client.mail(sender)
    codes = [client.rcpt(one) for one in to]
    taken = [code for code, _words in codes if code == 250]
    if not taken:
        client.rset()
        return codes
    first = client.data(made if isinstance(made, bytes) else made.as_bytes(policy=SMTP))
    return [code for code in codes if code[0] != 250] + [first] + [client.getreply() for _each in taken[1:]]


def test_a_mail_is_kept_before_the_server_says_so(lmtp: smtplib.LMTP, cast: Cast, item: Item) -> None:
    to = reply_to(item, cast)
    ((code, _words),) = _hand_in(lmtp, mail(to, "Grüße an alle.\n.\nEin Punkt."), to)
    assert code == 250
    work(IncomingMail.objects.get())
    assert posts(item)[1] == "Grüße an alle.\\\n.\\\nEin Punkt."


def test_an_ordinary_client_is_content(lmtp: smtplib.LMTP, cast: Cast, item: Item) -> None:
    to = reply_to(item, cast)
    assert lmtp.send_message(mail(to), from_addr="maria@example.org", to_addrs=[to]) == {}
    with pytest.raises(smtplib.SMTPRecipientsRefused) as refused:
        lmtp.send_message(mail(to), from_addr="a@b.org", to_addrs=[f"nobody@{HERE}"])
    assert refused.value.recipients == {f"nobody@{HERE}": (550, b"5.1.1 This address is not one of ours.")}


def test_each_address_gets_its_own_answer(lmtp: smtplib.LMTP, cast: Cast, item: Item) -> None:
    other = open_topic(QUESTION, by=cast.place("tomasz", cast.commons), title="Ends", source="When?")
    first, forged, second = reply_to(item, cast), f"reply+r1.1.{'a' * 20}@{HERE}", reply_to(other, cast)
    codes = [code for code, _words in _hand_in(lmtp, mail(first), first, forged, second)]
    assert codes == [550, 250, 250]
    assert IncomingMail.objects.count() == 2


def test_an_empty_sender_is_a_sender(lmtp: smtplib.LMTP, cast: Cast, item: Item) -> None:
    ((code, _words),) = _hand_in(lmtp, mail(reply_to(item, cast)), reply_to(item, cast), sender="")
    assert code == 250


@pytest.mark.parametrize("times", [1, 2])
def test_what_is_too_large_is_refused_for_each_address(
    lmtp: smtplib.LMTP, cast: Cast, item: Item, settings: Any, times: int
) -> None:
    settings.MAIL_BYTES = 4_000
    tos = [reply_to(item, cast), reply_to(item, cast, "noor")][:times]
    with smtplib.LMTP("127.0.0.1", settings.LMTP[1], local_hostname="x.example.org", timeout=20) as client:
        told = _hand_in(client, mail(tos[0], "words and words\n" * 1_000), *tos)
        assert [code for code, _words in told] == [552] * times
        assert b"fewer or smaller files" in told[0][1]
        assert _hand_in(client, mail(tos[0]), tos[0])[0][0] == 250


def test_one_line_without_end_is_refused_and_the_next_mail_comes_in(
    lmtp: smtplib.LMTP, cast: Cast, item: Item
) -> None:
    to = reply_to(item, cast)
    assert _hand_in(lmtp, bytes(mail(to)) + b"x" * 200_000, to)[0][0] == 500
    assert _hand_in(lmtp, bytes(mail(to)) + b"x" * 20_000, to)[0][0] == 250


def test_while_the_database_is_away_the_mail_server_tries_again(
    lmtp: smtplib.LMTP, cast: Cast, item: Item, caplog: pytest.LogCaptureFixture
) -> None:
    to = reply_to(item, cast)
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE mail_incomingmail RENAME TO away")
    try:
        assert _hand_in(lmtp, mail(to), to)[0][0] == 451
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE away RENAME TO mail_incomingmail")
    assert _hand_in(lmtp, mail(to), to)[0][0] == 250
    assert "maria" not in caplog.text


def test_the_doctor_greets_the_server(lmtp: smtplib.LMTP, settings: Any) -> None:
    assert not [words for words in mail_in() if "Nothing takes mail in" in words]
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        settings.LMTP = ("127.0.0.1", probe.getsockname()[1])
        assert [words for words in mail_in() if "Nothing takes mail in" in words]


def test_a_crowd_of_addresses_is_taken_in_parts(lmtp: smtplib.LMTP, cast: Cast, item: Item) -> None:
    to = reply_to(item, cast)
    lmtp.ehlo_or_helo_if_needed()
    lmtp.mail("maria@example.org")
    codes = [lmtp.rcpt(to)[0] for _each in range(MOST_RECIPIENTS + 1)]
    assert codes == [250] * MOST_RECIPIENTS + [452]


def _post(raw: bytes, signature: str) -> tuple[int, str]:
    answer = Client().post(
        "/mail/", raw, content_type="message/rfc822", headers={"X-Kith-Signature": signature}
    )
    return answer.status_code, answer.content.decode()


@pytest.fixture
def hook(settings: Any) -> None:
    settings.MAIL_HOOK = SECRET


@pytest.mark.usefixtures("hook")
def test_a_signed_mail_comes_in_over_http_however_often_it_is_sent(cast: Cast, item: Item) -> None:
    raw = bytes(mail(f"Kith <{reply_to(item, cast)}>, other@example.org"))
    for _try in range(2):
        assert _post(raw, sign(raw, secret=SECRET)) == (200, "2.0.0 Thank you, we have it.\n")
    work(IncomingMail.objects.get())
    assert posts(item) == ["How?", "Hello all."]


@pytest.mark.usefixtures("hook")
def test_a_large_mail_comes_in_over_http_and_a_larger_one_does_not(
    cast: Cast, item: Item, settings: Any
) -> None:
    settings.MAIL_BYTES = 5_000_000
    raw = bytes(mail(reply_to(item, cast), "word\n" * 800_000))
    assert _post(raw, sign(raw, secret=SECRET))[0] == 200
    settings.MAIL_BYTES = 3_000_000
    assert _post(raw, sign(raw, secret=SECRET))[0] == 413


@pytest.mark.parametrize("how", ["none", "other secret", "other words", "late", "early", "broken"])
@pytest.mark.usefixtures("hook")
def test_a_forged_or_late_signature_is_refused_plainly_and_noted(
    cast: Cast, item: Item, caplog: pytest.LogCaptureFixture, how: str
) -> None:
    raw, now = bytes(mail(reply_to(item, cast))), int(time.time())
    signature = {
        "none": "",
        "other secret": sign(raw, secret="x" * 40),
        "other words": sign(raw + b"x", secret=SECRET),
        "late": sign(raw, secret=SECRET, at=now - 400),
        "early": sign(raw, secret=SECRET, at=now + 400),
        "broken": "t=1,v1=zz",
    }[how]
    assert _post(raw, signature) == (403, "This signature is not right.\n")
    assert not IncomingMail.objects.exists()
    assert "a forged or late signature" in caplog.text


def test_without_a_secret_nobody_is_let_in(cast: Cast, item: Item) -> None:
    raw = bytes(mail(reply_to(item, cast)))
    assert _post(raw, sign(raw, secret=""))[0] == 403
    assert not is_signed(raw, sign(raw, secret=""), secret="")


@pytest.mark.usefixtures("hook")
def test_a_mail_for_nobody_here_is_said_to_be(cast: Cast) -> None:
    for to in ("other@example.org", f"nobody@{HERE}"):
        raw = bytes(mail(to))
        assert _post(raw, sign(raw, secret=SECRET)) == (422, "5.1.1 This address is not one of ours.\n")
