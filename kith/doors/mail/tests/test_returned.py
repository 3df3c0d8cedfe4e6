"""Letters go out to a real server, and what comes back pauses an address."""

import smtplib
import socket
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.utils import timezone

from kith.capabilities.items.models import Item
from kith.capabilities.notifications.actions import wish
from kith.capabilities.notifications.jobs import send_letter
from kith.capabilities.notifications.models import Letter, Rhythm
from kith.config.environment import mailer
from kith.domains.talk.actions import open_topic
from kith.domains.talk.kinds import QUESTION
from kith.doors.mail.models import IncomingMail
from kith.doors.mail.tests.conftest import HERE, bring, work
from kith.lib.mail.addresses import Key, Sort, address_of, key_of
from tests.cast import Cast
from tests.letters import write_letter

Deliver = Callable[[], None]


class World:
    """A mail server of someone else: it keeps what comes, or says what it was told to say."""

    def __init__(self) -> None:
        self.says: dict[str, str] = {}
        self.came: list[Envelope] = []

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if "rcpt" in self.says:
            return self.says["rcpt"]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        if "data" in self.says:
            return self.says["data"]
        self.came.append(envelope)
        return "250 OK"


@pytest.fixture
def world(settings: Any) -> Iterator[World]:
    world = World()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    controller = Controller(world, hostname="127.0.0.1", port=port)
    controller.start()
    settings.MAILERS = {"default": mailer(f"smtp://127.0.0.1:{port}")}
    yield world
    controller.stop()


@pytest.fixture
def letter(cast: Cast, item: Item, deliver: Deliver) -> Letter:
    Rhythm.objects.create(person=cast["maria"], quiet_from=0, quiet_to=0)
    wish({("item.nearby", "mail"): "now"}, by=cast["maria"])
    deliver()
    return _next(cast)


def _next(cast: Cast) -> Letter:
    written = write_letter(cast["maria"], sort="now", now=timezone.now() + timedelta(seconds=1))
    assert written is not None
    return written


def _is_paused(cast: Cast) -> bool:
    return Rhythm.objects.get(person=cast["maria"]).returned_at is not None


def test_a_letter_arrives_with_an_address_to_answer_to(
    world: World, cast: Cast, item: Item, letter: Letter
) -> None:
    send_letter(letter.pk)
    (came,) = world.came
    assert came.rcpt_tos == ["maria@example.org"]
    assert key_of(str(came.mail_from)) == Key(Sort.BOUNCE, letter.pk)
    words = bytes(came.original_content or b"")
    assert (
        f"Reply-To: {address_of(Key(Sort.REPLY, item.pk, cast['maria'].pk), words='reply')}".encode()
        in words.replace(b"\r\n ", b" ")
    )
    assert b"\r\nFrom: kith@localhost\r\n" in words


@pytest.mark.parametrize("code", ["550 5.1.1 No such user", "553 5.1.3 Bad address"])
def test_an_address_that_a_server_refuses_for_good_is_paused(
    world: World, cast: Cast, letter: Letter, code: str
) -> None:
    world.says["rcpt"] = code
    send_letter(letter.pk)
    assert _is_paused(cast)


def test_an_address_that_is_refused_for_now_is_tried_again(world: World, cast: Cast, letter: Letter) -> None:
    world.says["rcpt"] = "450 4.2.1 Mailbox busy"
    with pytest.raises(smtplib.SMTPRecipientsRefused):
        send_letter(letter.pk)
    assert not _is_paused(cast)
    world.says.clear()
    send_letter(letter.pk)
    assert len(world.came) == 1


@pytest.mark.parametrize("code", ["451 4.3.0 Not now", "554 5.7.1 We do not like these words"])
def test_a_server_that_refuses_the_words_pauses_nobody(
    world: World, cast: Cast, letter: Letter, code: str
) -> None:
    world.says["data"] = code
    with pytest.raises(smtplib.SMTPDataError):
        send_letter(letter.pk)
    assert not _is_paused(cast)
    world.says.clear()
    send_letter(letter.pk)
    assert len(world.came) == 1


def _report(status: str, action: str = "failed") -> bytes:
    return (
        "From: MAILER-DAEMON@mx.example.org\r\nSubject: Undelivered\r\nAuto-Submitted: auto-replied\r\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n'
        "--b\r\nContent-Type: text/plain\r\n\r\nSorry.\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n"
        f"Reporting-MTA: dns; mx.example.org\r\n\r\nFinal-Recipient: rfc822; maria@example.org\r\n"
        f"Action: {action}\r\nStatus: {status}\r\n\r\n--b--\r\n"
    ).encode()


def _complaint(sender: str) -> bytes:
    return (
        "From: feedback@mx.example.org\r\nSubject: Complaint\r\n"
        'Content-Type: multipart/report; report-type=feedback-report; boundary="b"\r\n\r\n'
        "--b\r\nContent-Type: message/feedback-report\r\n\r\nFeedback-Type: abuse\r\nUser-Agent: X/1\r\nVersion: 1\r\n"
        f"Original-Mail-From: <{sender}>\r\n\r\n--b--\r\n"
    ).encode()


def _comes_back(raw: bytes, to: str) -> str:
    assert bring(raw, to, sender="").code == 250
    found = IncomingMail.objects.latest("pk")
    work(found)
    found.refresh_from_db()
    assert (found.state, found.raw) == ("ignored", None)
    return found.reason


def _bounce(letter: Letter) -> str:
    return address_of(Key(Sort.BOUNCE, letter.pk), words="bounce")


def test_a_hard_bounce_pauses_an_address_until_its_owner_has_looked(cast: Cast, letter: Letter) -> None:
    assert _comes_back(_report("5.1.1"), _bounce(letter)) == "bounced"
    assert _is_paused(cast)
    assert "came back" in cast.client("maria").get("/inbox/wishes/").content.decode()


def test_a_complaint_pauses_an_address_wherever_it_comes_in(cast: Cast, letter: Letter) -> None:
    forged = f"bounce+b1.0.{'a' * 20}@{HERE}"
    assert _comes_back(_complaint(forged), f"complaints@{HERE}") == "no_report"
    assert not _is_paused(cast)
    assert _comes_back(_complaint(_bounce(letter)), f"complaints@{HERE}") == "complained"
    assert _is_paused(cast)


def test_a_mailbox_that_is_full_again_and_again_is_paused(
    cast: Cast, letter: Letter, deliver: Deliver
) -> None:
    reasons = [_comes_back(_report("4.2.2", "delayed"), _bounce(letter))]
    reasons += [_comes_back(_report("4.2.2"), _bounce(letter))]  # of one letter, one counts
    for number in range(4):
        assert not _is_paused(cast)
        open_topic(QUESTION, by=cast.place("tomasz", cast.commons), title=f"More {number}", source="How?")
        deliver()
        reasons.append(_comes_back(_report("4.2.2"), _bounce(_next(cast))))
    assert reasons == ["delayed"] * 5 + ["bounced"]
    assert _is_paused(cast)


@pytest.mark.parametrize("raw", [_report("2.0.0", "delivered"), b"From: a@b.org\r\n\r\nI am away.", b"\xff"])
def test_what_is_no_bad_news_pauses_nobody(cast: Cast, letter: Letter, raw: bytes) -> None:
    assert _comes_back(raw, _bounce(letter)) == "no_report"
    assert not _is_paused(cast)


def test_a_report_to_the_address_for_answers_is_dropped(cast: Cast, letter: Letter, item: Item) -> None:
    to = address_of(Key(Sort.REPLY, item.pk, cast["maria"].pk), words="reply")
    assert _comes_back(_report("5.1.1"), to) == "automatic"
    assert not _is_paused(cast)
