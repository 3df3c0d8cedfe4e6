"""Mails that people send, and what becomes of them. All people are invented."""

from collections.abc import Callable
from email.message import EmailMessage
from typing import Any

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from kith.capabilities.conversations.models import Post
from kith.capabilities.items.models import Item
from kith.domains.talk.actions import open_topic
from kith.domains.talk.kinds import QUESTION
from kith.doors.mail import jobs
from kith.doors.mail.actions import Status, take_in
from kith.doors.mail.models import IncomingMail
from kith.lib.mail.addresses import Key, Sort, address_of
from tests.cast import Cast

HERE = "in.example.org"
Send = Callable[..., IncomingMail]


@pytest.fixture(autouse=True)
def _mail_comes_in(settings: Any) -> None:
    settings.MAIL_IN = HERE


@pytest.fixture
def item(cast: Cast) -> Item:
    """Tomasz's question in the commons."""
    return open_topic(QUESTION, by=cast.place("tomasz", cast.commons), title="Beginnings", source="How?")


def reply_to(item: Item, cast: Cast, who: str = "maria") -> str:
    return address_of(Key(Sort.REPLY, item.pk, cast[who].pk), words="reply")


def to_space(cast: Cast, slug: str = "commons", who: str = "maria") -> str:
    space = next(each for each in cast.spaces if each.slug == slug)
    return address_of(Key(Sort.SPACE, space.pk, cast[who].pk), words=slug)


def mail(
    to: str, words: str = "Hello all.", *, sender: str = "maria@example.org", subject: str = "Re: Beginnings",
    name: str = "<one@example.org>", **headers: str,
) -> EmailMessage:  # fmt: skip
    made = EmailMessage()
    made["From"], made["To"], made["Subject"], made["Message-ID"] = sender, to, subject, name
    for header, value in headers.items():
        made[header.replace("_", "-")] = value
    made.set_content(words)
    return made


def bring(made: EmailMessage | bytes, to: str, *, sender: str = "maria@example.org") -> Status:
    return take_in(bytes(made), recipient=to, sender=sender)


@pytest.fixture
def send(cast: Cast) -> Send:
    """Bring a mail in and handle it, with the answer if there is one."""

    def now(to: str, words: str = "Hello all.", **details: Any) -> IncomingMail:
        made = details.pop("made", None) or mail(to, words, **details)
        assert bring(made, to).code == 250
        found = IncomingMail.objects.latest("pk")
        work(found)
        found.refresh_from_db()
        return found

    return now


def work(found: IncomingMail) -> None:
    """What the worker does for one mail."""
    jobs.handle(found.pk)
    for job in ProcrastinateJob.objects.filter(task_name="mail.answer", args__mail=found.pk):
        jobs.answer(**job.args)


def posts(item: Item) -> list[str]:
    return list(Post.objects.filter(item=item).order_by("number").values_list("source", flat=True))
