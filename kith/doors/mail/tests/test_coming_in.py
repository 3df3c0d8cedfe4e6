"""Replies and new topics by mail."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core.mail import EmailMultiAlternatives
from django.db import connection, connections
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kith.capabilities.conversations.models import Post
from kith.capabilities.items.models import Item
from kith.capabilities.notifications.actions import wish
from kith.capabilities.notifications.jobs import send_letter
from kith.capabilities.notifications.models import Letter, Rhythm
from kith.domains.talk.actions import open_topic
from kith.domains.talk.kinds import QUESTION
from kith.doors.mail import jobs
from kith.doors.mail.actions import MOST, forget
from kith.doors.mail.models import IncomingMail
from kith.doors.mail.tests.conftest import HERE, Send, bring, mail, posts, reply_to, to_space, work
from kith.foundation.profiles.actions import close_account
from kith.lib.mail.addresses import Key, Sort, address_of, key_of
from tests.cast import Cast
from tests.letters import write_letter

Deliver = Callable[[], None]


@pytest.fixture
def letter(cast: Cast, item: Item, deliver: Deliver) -> Letter:
    """What Maria is told of Tomasz's question."""
    Rhythm.objects.create(person=cast["maria"], quiet_from=0, quiet_to=0)
    wish({("item.nearby", "mail"): "now"}, by=cast["maria"])
    deliver()
    written = write_letter(cast["maria"], sort="now", now=timezone.now() + timedelta(seconds=1))
    assert written is not None
    return written


def test_an_answer_to_a_letter_stands_in_the_conversation(
    cast: Cast, item: Item, letter: Letter, send: Send, mailoutbox: list[EmailMultiAlternatives]
) -> None:
    send_letter(letter.pk)
    (out,) = mailoutbox
    assert "Answer this mail to reply." in str(out.body)
    (to,) = out.reply_to
    quoted = "\n".join(f"> {line}" for line in str(out.body).splitlines())
    found = send(to, f"I keep a blanket.\n\nOn Mon, 3 Mar 2025 at 10:00, Kith <kith@e.org> wrote:\n{quoted}")
    assert found.state == "done"
    assert found.raw is None
    post = item.posts.get(number=2)
    assert (post.source, post.author) == ("I keep a blanket.", cast.place("maria", cast.commons))
    assert len(mailoutbox) == 1


def test_a_letter_comes_from_an_address_that_knows_it_again(
    letter: Letter, mailoutbox: list[EmailMultiAlternatives]
) -> None:
    send_letter(letter.pk)
    (out,) = mailoutbox
    assert key_of(out.from_email) == Key(Sort.BOUNCE, letter.pk)
    assert out.message()["From"] == "kith@localhost"


@pytest.mark.parametrize("change", ["closed", "off"])
def test_a_letter_asks_for_no_answer_where_none_can_be_given(
    letter: Letter, item: Item, mailoutbox: list[EmailMultiAlternatives], settings: Any, change: str
) -> None:
    if change == "closed":
        Item.objects.filter(pk=item.pk).update(state="closed")
    else:
        settings.MAIL_IN = ""
    send_letter(letter.pk)
    (out,) = mailoutbox
    assert out.reply_to == []
    assert "Answer this mail" not in str(out.body)
    assert (out.from_email == "kith@localhost") is (change == "off")


@pytest.mark.parametrize(
    ("subject", "kind"), [("How do you begin?", "question"), ("Our first week", "discussion")]
)
def test_a_mail_to_a_space_starts_a_conversation(cast: Cast, send: Send, subject: str, kind: str) -> None:
    found = send(to_space(cast, "tuesday"), "We begin with tea.", subject=subject)
    assert found.state == "done"
    new = Item.objects.get()
    assert (new.title, new.kind, new.space, new.visibility) == (subject, kind, cast.circle, "space")
    assert posts(new) == ["We begin with tea."]


def test_what_someone_passes_on_is_folded(cast: Cast, send: Send) -> None:
    words = "What do you think of this?\n\n-----Original Message-----\nFrom: A\nSent: 3 March\n\nCome to our course."
    send(to_space(cast), words, subject="A course")
    post = Post.objects.get()
    assert post.html.startswith(
        '<p dir="auto">What do you think of this?</p>\n<details class="quoted"><summary>'
    )
    assert "Come to our course." in post.html.partition("</summary>")[2]
    assert "3 March" not in post.html
    page = cast.client("noor").get(post.item.get_absolute_url()).content.decode()
    assert "<summary>Quoted text</summary>" in page


def test_a_second_proven_address_is_ones_own(cast: Cast, item: Item, send: Send) -> None:
    other = EmailAddress.objects.create(user=cast["maria"], email="m@example.net", verified=False)
    assert send(reply_to(item, cast), sender="m@example.net", name="<1@e.org>").reason == "wrong_address"
    EmailAddress.objects.filter(pk=other.pk).update(verified=True)
    assert send(reply_to(item, cast), sender="M@example.net", name="<2@e.org>").state == "done"


def test_the_same_mail_twice_is_one_post(cast: Cast, item: Item, send: Send) -> None:
    to = reply_to(item, cast)
    first = send(to)
    assert bring(mail(to), to).code == 250
    work(first)
    assert IncomingMail.objects.count() == 1
    assert posts(item) == ["How?", "Hello all."]


def test_a_mail_without_a_name_is_known_by_all_that_it_says(cast: Cast, item: Item) -> None:
    to = reply_to(item, cast)
    made = mail(to)
    del made["Message-ID"]
    bring(made, to)
    bring(made, to)
    made.set_content("Something else.")
    bring(made, to)
    assert IncomingMail.objects.count() == 2


def test_one_mail_to_two_conversations_is_said_in_both(cast: Cast, item: Item, send: Send) -> None:
    other = open_topic(QUESTION, by=cast.place("tomasz", cast.commons), title="Ends", source="When?")
    made = mail(reply_to(item, cast))
    send(reply_to(item, cast), made=made)
    send(reply_to(other, cast), made=made)
    assert (posts(item)[1:], posts(other)[1:]) == (["Hello all."], ["Hello all."])


@pytest.mark.django_db(transaction=True)
def test_the_same_mail_at_the_same_moment_is_one_post(cast: Cast, item: Item) -> None:
    to = reply_to(item, cast)
    made = bytes(mail(to))

    def once(_number: int) -> int:
        try:
            code = bring(made, to).code
            for found in IncomingMail.objects.all():
                jobs.handle(found.pk)
            return code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(once, range(4))) == [250] * 4
    work(IncomingMail.objects.get())
    assert posts(item) == ["How?", "Hello all."]


@pytest.mark.parametrize("forged", ["reply", "nothing", "elsewhere"])
def test_a_forged_key_is_refused_plainly_and_noted(
    cast: Cast, item: Item, caplog: pytest.LogCaptureFixture, forged: str
) -> None:
    real = reply_to(item, cast)
    address = {"reply": real.replace("@", "2@"), "nothing": f"hello@{HERE}", "elsewhere": "a@b.org"}[forged]
    status = bring(mail(address), address)
    assert str(status) == "550 5.1.1 This address is not one of ours."
    assert not IncomingMail.objects.exists()
    assert "forged" in caplog.text
    assert real.partition("@")[0] not in caplog.text


def test_a_mail_that_is_too_large_is_refused_at_once(cast: Cast, item: Item, settings: Any) -> None:
    settings.MAIL_BYTES = 2_000
    status = bring(mail(reply_to(item, cast), "word " * 1_000), reply_to(item, cast))
    assert (status.code, "too large" in status.words) == (552, True)


def test_floods_are_slowed_for_each_person_who_is_told_once(
    cast: Cast, item: Item, mailoutbox: list[EmailMultiAlternatives]
) -> None:
    to = reply_to(item, cast)
    codes = [
        bring(mail(to, name=f"<{n}@e.org>"), to, sender=f"{n}@e.org").code
        for n in range(MOST[Sort.REPLY] + 5)
    ]
    assert codes == [250] * MOST[Sort.REPLY] + [451] * 5
    for told in IncomingMail.objects.filter(reason="too_often"):
        work(told)
    assert ["Nothing is lost." in str(out.body) for out in mailoutbox] == [True]
    assert "did not come in" not in str(mailoutbox[0].body)
    other = reply_to(item, cast, "noor")
    assert bring(mail(other), other, sender="noor@example.org").code == 250


def test_floods_are_slowed_for_each_address(cast: Cast, item: Item) -> None:
    names = ["maria", "noor", "sam"]
    tos = [reply_to(item, cast, name) for name in names]
    codes = [
        bring(mail(tos[n % 3], name=f"<{n}@e.org>"), tos[n % 3]).code for n in range(MOST[Sort.REPLY] + 1)
    ]
    assert codes[-2:] == [250, 451]
    assert bring(mail(tos[0], name="<n@e.org>"), tos[0], sender="else@example.org").code == 250


def test_words_are_forgotten_after_two_weeks_and_the_mail_later(cast: Cast, item: Item, send: Send) -> None:
    found = send(reply_to(item, cast), sender="other@example.org")
    assert found.raw is not None
    jobs.sweep(0)
    assert IncomingMail.objects.filter(raw__isnull=False, person=cast["maria"]).exists()
    IncomingMail.objects.update(came_at=timezone.now() - timedelta(days=15))
    jobs.sweep(0)
    assert IncomingMail.objects.filter(raw=None).exists()
    IncomingMail.objects.update(came_at=timezone.now() - timedelta(days=61))
    jobs.sweep(0)
    assert not IncomingMail.objects.exists()


def test_a_mail_that_came_in_does_not_tell_whose_words_they_are(cast: Cast, item: Item, send: Send) -> None:
    found = send(reply_to(item, cast))
    assert (found.key, found.raw) == ("", None)
    IncomingMail.objects.update(came_at=timezone.now() - timedelta(days=2))
    jobs.sweep(0)
    found.refresh_from_db()
    assert (found.person, found.sender, found.details) == (None, "", {})
    assert bring(mail(reply_to(item, cast)), reply_to(item, cast)).code == 250
    assert IncomingMail.objects.count() == 1


def test_nothing_stays_of_who_closes_the_account(cast: Cast, item: Item, send: Send) -> None:
    send(reply_to(item, cast), sender="other@example.org")
    forget(cast["noor"])
    assert IncomingMail.objects.exists()
    close_account(cast["maria"])
    assert not IncomingMail.objects.exists()


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(raw=st.one_of(st.binary(max_size=300), st.text(max_size=200).map(str.encode)))
def test_whatever_comes_is_handled_and_nothing_waits(cast: Cast, item: Item, raw: bytes) -> None:
    to = reply_to(item, cast)
    head = b"From: maria@example.org\r\nContent-Type: text/html\r\n" if raw[:1] > b"\x7f" else b""
    IncomingMail.objects.update(came_at=timezone.now() - timedelta(days=2))
    assert bring(head + raw, to).code == 250
    for found in IncomingMail.objects.filter(state="waiting"):
        jobs.handle(found.pk)
    assert not IncomingMail.objects.filter(state="waiting").exists()
    assert not IncomingMail.objects.filter(state="broken").exists()
    assert connection.is_usable()


def test_an_address_for_a_space_is_for_one_person_alone(cast: Cast, send: Send) -> None:
    assert address_of(Key(Sort.SPACE, 1, 2), words="a") != address_of(Key(Sort.SPACE, 1, 3), words="a")
    assert send(to_space(cast), sender="noor@example.org", subject="Hi").reason == "wrong_address"
