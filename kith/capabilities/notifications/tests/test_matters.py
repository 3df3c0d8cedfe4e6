"""Matters between few people: told to them alone, neutral in a mail, and known once their page was read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pytest
from django.core.mail import EmailMultiAlternatives
from django.db.models import QuerySet
from django.utils import timezone

from kith.capabilities.notifications.actions import wish
from kith.capabilities.notifications.jobs import send_letter
from kith.capabilities.notifications.models import Notice, Rhythm
from kith.capabilities.notifications.queries import inbox
from kith.foundation.activity.audiences import Audience
from kith.foundation.activity.facts import Fact, record
from kith.foundation.activity.models import Event
from kith.foundation.people.models import Person
from tests.cast import Cast
from tests.letters import write_letter

Deliver = Callable[[], None]


def _asked(event: Event) -> QuerySet[Person]:
    return Person.objects.active().filter(handle=event.facts["asked"])


TO_ONE = Audience("test.asked", "A matter for you", "someone asked you", _asked, personal=True)


@dataclass(frozen=True, kw_only=True)
class Asked(Fact):
    code = "test.matter"
    says = "Someone asks you something."
    audiences = (TO_ONE,)
    asked: str
    key: str

    @classmethod
    def page(cls, facts: Mapping[str, Any]) -> str:
        return f"/matters/{facts['key']}/"


@dataclass(frozen=True, kw_only=True)
class Seen(Fact):
    code = "test.matter-seen"
    settles = True
    key: str

    @classmethod
    def page(cls, facts: Mapping[str, Any]) -> str:
        return f"/matters/{facts['key']}/"


@pytest.fixture
def asked(cast: Cast, deliver: Deliver) -> Cast:
    record(Asked(asked="maria", key="blue"), by=cast["tomasz"])
    record(Asked(asked="maria", key="green"), by=cast["tomasz"])
    deliver()
    return cast


def _news(cast: Cast, name: str = "maria") -> dict[str, int]:
    return {group.notice.address: group.news for group in inbox(cast[name], page=1).groups}


def test_a_matter_is_told_to_whom_it_concerns_and_to_nobody_else(asked: Cast) -> None:
    assert _news(asked) == {"/matters/blue/": 1, "/matters/green/": 1}
    assert {notice.person.handle for notice in Notice.objects.all()} == {"maria"}


def test_the_inbox_shows_it_without_naming_a_space_and_counts_each_matter(asked: Cast) -> None:
    page = asked.client("maria").get("/inbox/").content.decode()
    assert page.count("Someone asks you something.") == 2
    assert "For you alone" in page
    assert "Tomasz" not in page
    news = asked.client("maria").get("/inbox/?part=count").content.decode()
    assert "2" in news


def test_its_mail_has_a_neutral_subject(asked: Cast, mailoutbox: list[EmailMultiAlternatives]) -> None:
    Rhythm.objects.create(person=asked["maria"], quiet_from=0, quiet_to=0)
    wish({("test.asked", "mail"): "now"}, by=asked["maria"])
    Notice.objects.update(by_mail="now")
    Notice.objects.exclude(page="/matters/blue/").delete()
    letter = write_letter(asked["maria"], sort="now", now=timezone.now())
    assert letter is not None
    send_letter(letter.pk)
    assert mailoutbox[0].subject.startswith("News for you on ")
    assert "/matters/blue/" in str(mailoutbox[0].body)


def test_whoever_saw_the_page_knows_of_it(asked: Cast, deliver: Deliver) -> None:
    record(Seen(key="blue"), by=asked["maria"])
    record(Seen(key="green"), by=asked["tomasz"])
    deliver()
    assert _news(asked) == {"/matters/blue/": 0, "/matters/green/": 1}


def test_putting_one_matter_aside_leaves_the_others(asked: Cast) -> None:
    notice = Notice.objects.get(page="/matters/green/")
    answer = asked.client("maria").get(f"/inbox/{notice.pk}/")
    assert answer.url == "/matters/green/"  # type: ignore[attr-defined]
    assert _news(asked) == {"/matters/blue/": 1, "/matters/green/": 0}
