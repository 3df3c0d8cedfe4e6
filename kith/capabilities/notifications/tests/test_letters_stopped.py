"""Mails stop with one click, in silence, and where an address takes none; a forged link stops nothing."""

from datetime import timedelta
from smtplib import SMTPRecipientsRefused
from typing import Any

import pytest
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone

from kith.capabilities.conversations.actions import writing
from kith.capabilities.notifications.actions import wish_of_space
from kith.capabilities.notifications.jobs import send_letter, send_letters
from kith.capabilities.notifications.models import Notice, Rhythm
from kith.capabilities.notifications.tests.mails import at_once, due, write
from kith.capabilities.notifications.tests.news import Deliver, question
from tests.cast import Cast

pytestmark = pytest.mark.usefixtures("no_quiet_hours")


def test_an_address_that_does_not_exist_gets_no_more_until_its_owner_says_so(
    cast: Cast, deliver: Deliver, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_once(cast)
    question(cast, cast.commons)
    deliver()
    letter = due(cast)

    def refused(_post: EmailBackend, _mails: list[EmailMultiAlternatives]) -> int:
        raise SMTPRecipientsRefused({"maria@example.org": (550, b"no such user")})

    with monkeypatch.context() as patched:
        patched.setattr(EmailBackend, "send_messages", refused)
        send_letter(letter.pk)
    question(cast, cast.rural)
    deliver()
    assert write(cast) is None
    page = cast.client("maria").get("/inbox/wishes/")
    assert "came back" in page.content.decode()
    values = {name: field.initial for name, field in page.context["form"].fields.items()}
    cast.client("maria").post(
        "/inbox/wishes/",
        {**values, "digest": "daily", "weekday": 0, "hour": 8, "quiet_from": 0, "quiet_to": 0},
    )
    assert write(cast) is not None


def test_one_click_stops_mails_like_this_one_without_signing_in(
    cast: Cast, deliver: Deliver, sent: list[EmailMultiAlternatives]
) -> None:
    at_once(cast)
    question(cast, cast.commons)
    deliver()
    letter = due(cast)
    send_letter(letter.pk)
    headers = sent[0].extra_headers
    path = "/" + headers["List-Unsubscribe"].strip("<>").split("/", 3)[3]
    visitor = cast.client(None)
    assert "A new conversation in one of your spaces" in visitor.get(path).content.decode()
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    visitor.post(path, {"List-Unsubscribe": "One-Click"})
    question(cast, cast.rural)
    deliver()
    assert write(cast) is None
    assert Notice.objects.filter(person=cast["maria"], space=cast.rural).get().in_inbox


def test_all_mails_stop_when_someone_asks_for_silence(cast: Cast, deliver: Deliver) -> None:
    at_once(cast)
    question(cast, cast.commons)
    deliver()
    Rhythm.objects.filter(person=cast["maria"]).update(silent=True)
    question(cast, cast.rural)
    deliver()
    assert Notice.objects.get(person=cast["maria"], space=cast.rural).by_mail == "no"


def test_one_click_stops_mails_about_a_space_of_which_one_hears_everything(
    cast: Cast, deliver: Deliver, sent: list[EmailMultiAlternatives]
) -> None:
    wish_of_space(cast.commons, level="everything", by=cast["maria"])
    item = question(cast, cast.commons)
    writing.reply(item, author=cast.place("sam", cast.commons), source="Hello")
    deliver()
    Notice.objects.update(at=timezone.now() - timedelta(days=1))
    send_letter(due(cast, sort="digest").pk)
    path = "/" + sent[0].extra_headers["List-Unsubscribe"].strip("<>").split("/", 3)[3]
    cast.client(None).post(path, {"List-Unsubscribe": "One-Click"})
    writing.reply(item, author=cast.place("noor", cast.commons), source="Hello again")
    deliver()
    told = Notice.objects.filter(person=cast["maria"]).latest("pk")
    assert (told.audience, told.by_mail, told.in_inbox) == ("item.everything", "no", True)
    wish_of_space(cast.commons, level="everything", by=cast["maria"])
    writing.reply(item, author=cast.place("noor", cast.commons), source="Once more")
    deliver()
    assert Notice.objects.filter(person=cast["maria"]).latest("pk").by_mail == "digest"


@pytest.mark.parametrize("change", [{"silent": True}, {"returned_at": timezone.now()}])
def test_a_letter_that_waits_is_not_sent_once_its_reader_wants_none(
    cast: Cast, deliver: Deliver, sent: list[EmailMultiAlternatives], change: dict[str, Any]
) -> None:
    at_once(cast)
    question(cast, cast.commons)
    deliver()
    letter = due(cast)
    Rhythm.objects.filter(person=cast["maria"]).update(**change)
    send_letters([letter.pk])
    send_letter(letter.pk)
    assert sent == []


def test_a_forged_link_is_refused_plainly(cast: Cast, caplog: pytest.LogCaptureFixture) -> None:
    answer = cast.client(None).post("/stop/eyJmb3JnZWQiOjF9:1abc:forged/")
    assert answer.status_code == 404
    assert "This link is not one of ours" in answer.content.decode()
    assert "forged" in caplog.text
