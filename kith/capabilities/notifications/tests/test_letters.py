"""Mails: to whom, when, with which words, and never twice."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from procrastinate.jobs import Job

from kith.capabilities.conversations.actions import writing
from kith.capabilities.items.models import Item
from kith.capabilities.notifications.actions import wish, wish_of_space
from kith.capabilities.notifications.jobs import Steadily, send_letter, send_letters, write_some
from kith.capabilities.notifications.letters import composed_all
from kith.capabilities.notifications.models import Letter, Notice, Rhythm
from kith.domains.talk.actions import open_topic
from kith.domains.talk.kinds import QUESTION
from kith.foundation.spaces.actions import belonging
from kith.foundation.spaces.models import Space
from tests.cast import Cast
from tests.letters import write_letter

Deliver = Callable[[], None]
WORDS = "A blanket on the chair"


def _question(cast: Cast, space: Space, **details: Any) -> Item:
    return open_topic(QUESTION, by=cast.place("tomasz", space), title="Beginnings", source=WORDS, **details)


def _at_once(cast: Cast, name: str = "maria") -> None:
    wish({("item.nearby", "mail"): "now"}, by=cast[name])


def _write(
    cast: Cast, name: str = "maria", *, sort: str = "now", now: datetime | None = None
) -> Letter | None:
    return write_letter(cast[name], sort=sort, now=now or timezone.now())


def _due(cast: Cast, *, sort: str = "now") -> Letter:
    """Maria's letter, which must be due."""
    letter = _write(cast, sort=sort)
    assert letter is not None
    return letter


@pytest.fixture(autouse=True)
def _no_quiet_hours(cast: Cast) -> None:
    """The hour at which a test runs changes nothing."""
    for person in cast.people.values():
        Rhythm.objects.create(person=person, quiet_from=0, quiet_to=0)


@pytest.fixture
def sent(mailoutbox: list[EmailMultiAlternatives]) -> list[EmailMultiAlternatives]:
    return mailoutbox


def test_by_default_nothing_comes_at_once(cast: Cast, deliver: Deliver) -> None:
    _question(cast, cast.commons)
    deliver()
    assert _write(cast) is None
    assert set(Notice.objects.values_list("by_mail", flat=True)) == {"digest"}


def test_at_once_comes_to_the_one_who_asked(
    cast: Cast, deliver: Deliver, sent: list[EmailMultiAlternatives]
) -> None:
    _at_once(cast)
    item = _question(cast, cast.commons)
    deliver()
    letter = _due(cast)
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


def test_a_letter_is_sent_once_however_often_it_is_tried(
    cast: Cast, deliver: Deliver, sent: list[EmailMultiAlternatives]
) -> None:
    _at_once(cast)
    _question(cast, cast.commons)
    deliver()
    letter = _due(cast)
    assert _write(cast) is None
    for _try in range(3):
        send_letter(letter.pk)
    assert len(sent) == 1


def test_when_the_server_goes_away_nothing_is_lost(
    cast: Cast, deliver: Deliver, sent: list[EmailMultiAlternatives], monkeypatch: pytest.MonkeyPatch
) -> None:
    _at_once(cast)
    _question(cast, cast.commons)
    deliver()
    letter = _due(cast)

    def gone(_post: EmailBackend, _mails: list[EmailMultiAlternatives]) -> int:
        raise SMTPServerDisconnected("Connection unexpectedly closed")

    with monkeypatch.context() as patched:
        patched.setattr(EmailBackend, "send_messages", gone)
        with pytest.raises(SMTPServerDisconnected):
            send_letter(letter.pk)
    send_letter(letter.pk)
    assert len(sent) == 1


def test_an_address_that_does_not_exist_gets_no_more_until_its_owner_says_so(
    cast: Cast, deliver: Deliver, monkeypatch: pytest.MonkeyPatch
) -> None:
    _at_once(cast)
    _question(cast, cast.commons)
    deliver()
    letter = _due(cast)

    def refused(_post: EmailBackend, _mails: list[EmailMultiAlternatives]) -> int:
        raise SMTPRecipientsRefused({"maria@example.org": (550, b"no such user")})

    with monkeypatch.context() as patched:
        patched.setattr(EmailBackend, "send_messages", refused)
        send_letter(letter.pk)
    _question(cast, cast.rural)
    deliver()
    assert _write(cast) is None
    page = cast.client("maria").get("/inbox/wishes/")
    assert "came back" in page.content.decode()
    values = {name: field.initial for name, field in page.context["form"].fields.items()}
    cast.client("maria").post(
        "/inbox/wishes/",
        {**values, "digest": "daily", "weekday": 0, "hour": 8, "quiet_from": 0, "quiet_to": 0},
    )
    assert _write(cast) is not None


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
    _at_once(cast)
    item = _question(cast, cast.rural)
    deliver()
    letter = _due(cast)
    change(cast, item)
    send_letter(letter.pk)
    assert sent == []


@pytest.mark.parametrize("how", ["hidden space", "content note"])
def test_what_is_sensitive_stands_in_no_subject_and_no_mail(
    cast: Cast, deliver: Deliver, sent: list[EmailMultiAlternatives], how: str
) -> None:
    _at_once(cast)
    if how == "hidden space":
        _question(cast, cast.circle)
    else:
        _question(cast, cast.commons, content_note="grief")
    deliver()
    letter = _due(cast)
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
    _at_once(cast)
    _question(cast, cast.commons)
    deliver()
    today = timezone.now().astimezone(ZoneInfo("Asia/Kolkata"))
    night = today.replace(hour=23, minute=30)
    morning = today.replace(hour=7, minute=0)
    later = morning if morning > today else morning.replace(year=today.year + 1)
    assert _write(cast, now=night) is None
    assert _write(cast, now=later) is not None


def test_a_digest_gathers_what_came_before_its_hour(
    cast: Cast, deliver: Deliver, sent: list[EmailMultiAlternatives]
) -> None:
    for title in ("Roads", "Rivers"):
        open_topic(QUESTION, by=cast.place("tomasz", cast.rural), title=title, source=WORDS)
    deliver()
    before = Rhythm.objects.get(person=cast["maria"]).last_digest(timezone.now())
    Notice.objects.update(at=before)
    letter = _due(cast, sort="digest")
    send_letter(letter.pk)
    (mail,) = sent
    assert mail.subject == "What is new on Kith"
    assert re.findall(r"^(Roads|Rivers)$", str(mail.body), re.MULTILINE) == ["Rivers", "Roads"]
    assert _write(cast, sort="digest") is None


def test_what_came_after_its_hour_waits_for_the_next_digest(cast: Cast, deliver: Deliver) -> None:
    _question(cast, cast.rural)
    deliver()
    assert Notice.objects.filter(
        person=cast["maria"], at__gt=Rhythm.objects.get(person=cast["maria"]).last_digest(timezone.now())
    ).exists()
    assert _write(cast, sort="digest") is None


def test_one_click_stops_mails_like_this_one_without_signing_in(
    cast: Cast, deliver: Deliver, sent: list[EmailMultiAlternatives]
) -> None:
    _at_once(cast)
    _question(cast, cast.commons)
    deliver()
    letter = _due(cast)
    send_letter(letter.pk)
    headers = sent[0].extra_headers
    path = "/" + headers["List-Unsubscribe"].strip("<>").split("/", 3)[3]
    visitor = cast.client(None)
    assert "A new conversation in one of your spaces" in visitor.get(path).content.decode()
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    visitor.post(path, {"List-Unsubscribe": "One-Click"})
    _question(cast, cast.rural)
    deliver()
    assert _write(cast) is None
    assert Notice.objects.filter(person=cast["maria"], space=cast.rural).get().in_inbox


def test_all_mails_stop_when_someone_asks_for_silence(cast: Cast, deliver: Deliver) -> None:
    _at_once(cast)
    _question(cast, cast.commons)
    deliver()
    Rhythm.objects.filter(person=cast["maria"]).update(silent=True)
    _question(cast, cast.rural)
    deliver()
    assert Notice.objects.get(person=cast["maria"], space=cast.rural).by_mail == "no"


def test_one_click_stops_mails_about_a_space_of_which_one_hears_everything(
    cast: Cast, deliver: Deliver, sent: list[EmailMultiAlternatives]
) -> None:
    wish_of_space(cast.commons, level="everything", by=cast["maria"])
    item = _question(cast, cast.commons)
    writing.reply(item, author=cast.place("sam", cast.commons), source="Hello")
    deliver()
    Notice.objects.update(at=timezone.now() - timedelta(days=1))
    send_letter(_due(cast, sort="digest").pk)
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
    _at_once(cast)
    _question(cast, cast.commons)
    deliver()
    letter = _due(cast)
    Rhythm.objects.filter(person=cast["maria"]).update(**change)
    send_letters([letter.pk])
    send_letter(letter.pk)
    assert sent == []


def test_a_letter_that_was_held_up_until_the_quiet_hours_waits_for_their_end(
    cast: Cast, deliver: Deliver, sent: list[EmailMultiAlternatives]
) -> None:
    _at_once(cast)
    _question(cast, cast.commons)
    deliver()
    letter = _due(cast)
    hour = timezone.now().hour
    Rhythm.objects.filter(person=cast["maria"]).update(quiet_from=hour, quiet_to=(hour + 2) % 24)
    for _time in range(2):
        send_letters([letter.pk])
    assert sent == []
    due = _scheduled("notifications.send_letter")
    assert all(timedelta(minutes=30) < at - timezone.now() <= timedelta(hours=2) for at in due)
    Rhythm.objects.filter(person=cast["maria"]).update(quiet_to=hour)
    send_letter(letter.pk)
    assert len(sent) == 1


def test_a_letter_is_tried_soon_then_once_an_hour_for_two_weeks() -> None:
    def wait(attempts: int) -> float | None:
        job = Job(id=1, queue="default", task_name="x", lock=None, queueing_lock=None, attempts=attempts)
        decision = Steadily().get_retry_decision(exception=OSError(), job=job)
        if decision is None or decision.retry_at is None:
            return None
        return round((decision.retry_at - timezone.now()).total_seconds())

    assert [wait(attempts) for attempts in (0, 1, 2)] == [4, 16, 64]
    assert {wait(attempts) for attempts in range(6, 24 * 14)} == {3600}
    assert wait(24 * 14 + 6) is None


def _scheduled(task: str) -> list[datetime]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT scheduled_at FROM procrastinate_jobs WHERE task_name = %s", [task])
        found = [at for (at,) in cursor.fetchall()]
    assert found
    return found


def test_a_forged_link_is_refused_plainly(cast: Cast, caplog: pytest.LogCaptureFixture) -> None:
    answer = cast.client(None).post("/stop/eyJmb3JnZWQiOjF9:1abc:forged/")
    assert answer.status_code == 404
    assert "This link is not one of ours" in answer.content.decode()
    assert "forged" in caplog.text


def test_letters_of_many_cost_as_many_queries_as_one_until_they_are_sent(
    cast: Cast, deliver: Deliver, sent: list[EmailMultiAlternatives]
) -> None:
    names = ["maria", "noor", "sam", "anneke"]
    for name in names:
        _at_once(cast, name)
    _question(cast, cast.commons)
    deliver()
    with CaptureQueriesContext(connection) as one:
        first = write_some([cast["maria"].pk], sort="now", now=timezone.now())
        composed_all(first)
    with CaptureQueriesContext(connection) as many:
        rest = write_some([cast[name].pk for name in names[1:]], sort="now", now=timezone.now())
        mails = composed_all(rest)
    assert (len(rest), len(mails)) == (3, 3)
    assert len(many) == len(one) + 2 * 2  # a letter about one conversation asks whether its reader may answer


def test_one_letter_that_cannot_be_sent_stops_no_other(
    cast: Cast, deliver: Deliver, sent: list[EmailMultiAlternatives], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("maria", "noor", "sam"):
        _at_once(cast, name)
    _question(cast, cast.commons)
    deliver()
    letters = write_some([cast[name].pk for name in ("maria", "noor", "sam")], sort="now", now=timezone.now())
    usual = EmailBackend.send_messages

    def gone_for_maria(post: EmailBackend, mails: list[EmailMultiAlternatives]) -> int:
        if mails[0].to == ["maria@example.org"]:
            raise SMTPServerDisconnected("Connection unexpectedly closed")
        return usual(post, mails)

    with monkeypatch.context() as patched:
        patched.setattr(EmailBackend, "send_messages", gone_for_maria)
        send_letters([letter.pk for letter in letters])
    assert sorted(mail.to[0] for mail in sent) == ["noor@example.org", "sam@example.org"]
    waiting = Letter.objects.get(sent_at=None)
    send_letters([letter.pk for letter in letters])
    assert len(sent) == 3
    waiting.refresh_from_db()
    assert waiting.sent_at is not None
