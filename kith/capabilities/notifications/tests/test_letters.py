"""Mails: to whom, when, with which words, and never twice."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.mail import EmailMultiAlternatives
from django.db import connection
from django.utils import timezone

from kith.capabilities.conversations.actions import writing
from kith.capabilities.items.models import Item
from kith.capabilities.notifications.jobs import send_letter, send_letters
from kith.capabilities.notifications.models import Notice, Rhythm
from kith.capabilities.notifications.tests.mails import at_once, due, write
from kith.capabilities.notifications.tests.news import WORDS, Deliver, question
from kith.domains.talk.actions import open_topic
from kith.domains.talk.kinds import QUESTION
from kith.foundation.spaces.actions import belonging
from tests.cast import Cast

pytestmark = pytest.mark.usefixtures("no_quiet_hours")


def test_by_default_nothing_comes_at_once(cast: Cast, deliver: Deliver) -> None:
    question(cast, cast.commons)
    deliver()
    assert write(cast) is None
    assert set(Notice.objects.values_list("by_mail", flat=True)) == {"digest"}


def test_at_once_comes_to_the_one_who_asked(
    cast: Cast, deliver: Deliver, sent: list[EmailMultiAlternatives]
) -> None:
    at_once(cast)
    item = question(cast, cast.commons)
    deliver()
    letter = due(cast)
    send_letter(letter.pk)
    (mail,) = sent
    assert (mail.to, mail.subject) == (["maria@example.org"], "Beginnings")
    assert WORDS in str(mail.body)
    assert f"{item.get_absolute_url()}?unread" in str(mail.body)
    assert "You hear of this because you belong to this space." in str(mail.body)
    assert mail.extra_headers["Message-ID"].startswith(f"<{letter.key}@")
    html = str(mail.alternatives[0][0])
    assert "<img" not in html
    assert "http://testserver" not in html


def _left(cast: Cast, item: Item) -> None:
    belonging.leave(cast.place("maria", item.space))


def _taken_back(cast: Cast, item: Item) -> None:
    writing.take_back(item.posts.get(), by=cast["tomasz"])


def _read(cast: Cast, item: Item) -> None:
    cast.client("maria").get(item.get_absolute_url())


@pytest.mark.parametrize("change", [_left, _taken_back, _read])
def test_what_changed_since_is_not_mailed(
    cast: Cast,
    deliver: Deliver,
    sent: list[EmailMultiAlternatives],
    change: Callable[[Cast, Item], None],
) -> None:
    at_once(cast)
    item = question(cast, cast.rural)
    deliver()
    letter = due(cast)
    change(cast, item)
    send_letter(letter.pk)
    assert sent == []


@pytest.mark.parametrize("how", ["hidden space", "content note"])
def test_what_is_sensitive_stands_in_no_subject_and_no_mail(
    cast: Cast, deliver: Deliver, sent: list[EmailMultiAlternatives], how: str
) -> None:
    at_once(cast)
    if how == "hidden space":
        question(cast, cast.circle)
    else:
        question(cast, cast.commons, content_note="grief")
    deliver()
    letter = due(cast)
    send_letter(letter.pk)
    (mail,) = sent
    assert mail.subject == "News for you on Kith"
    assert WORDS not in str(mail.body)
    assert "Tuesday" not in mail.subject


def test_in_quiet_hours_mails_wait(cast: Cast, deliver: Deliver) -> None:
    maria = cast["maria"]
    maria.time_zone = "Asia/Kolkata"
    maria.save()
    Rhythm.objects.filter(person=maria).update(quiet_from=21, quiet_to=7)
    at_once(cast)
    question(cast, cast.commons)
    deliver()
    today = timezone.now().astimezone(ZoneInfo("Asia/Kolkata"))
    night = today.replace(hour=23, minute=30)
    morning = today.replace(hour=7, minute=0)
    later = morning if morning > today else morning.replace(year=today.year + 1)
    assert write(cast, now=night) is None
    assert write(cast, now=later) is not None


def test_a_digest_gathers_what_came_before_its_hour(
    cast: Cast, deliver: Deliver, sent: list[EmailMultiAlternatives]
) -> None:
    for title in ("Roads", "Rivers"):
        open_topic(QUESTION, by=cast.place("tomasz", cast.rural), title=title, source=WORDS)
    deliver()
    before = Rhythm.objects.get(person=cast["maria"]).last_digest(timezone.now())
    Notice.objects.update(at=before)
    letter = due(cast, sort="digest")
    send_letter(letter.pk)
    (mail,) = sent
    assert mail.subject == "What is new on Kith"
    assert re.findall(r"^(Roads|Rivers)$", str(mail.body), re.MULTILINE) == ["Rivers", "Roads"]
    assert write(cast, sort="digest") is None


def test_what_came_after_its_hour_waits_for_the_next_digest(cast: Cast, deliver: Deliver) -> None:
    question(cast, cast.rural)
    deliver()
    assert Notice.objects.filter(
        person=cast["maria"], at__gt=Rhythm.objects.get(person=cast["maria"]).last_digest(timezone.now())
    ).exists()
    assert write(cast, sort="digest") is None


def test_a_letter_that_was_held_up_until_the_quiet_hours_waits_for_their_end(
    cast: Cast, deliver: Deliver, sent: list[EmailMultiAlternatives]
) -> None:
    at_once(cast)
    question(cast, cast.commons)
    deliver()
    letter = due(cast)
    hour = timezone.now().hour
    Rhythm.objects.filter(person=cast["maria"]).update(quiet_from=hour, quiet_to=(hour + 2) % 24)
    for _time in range(2):
        send_letters([letter.pk])
    assert sent == []
    waiting = _scheduled("notifications.send_letter")
    assert all(timedelta(minutes=30) < at - timezone.now() <= timedelta(hours=2) for at in waiting)
    Rhythm.objects.filter(person=cast["maria"]).update(quiet_to=hour)
    send_letter(letter.pk)
    assert len(sent) == 1


def _scheduled(task: str) -> list[datetime]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT scheduled_at FROM procrastinate_jobs WHERE task_name = %s", [task])
        found = [at for (at,) in cursor.fetchall()]
    assert found
    return found
