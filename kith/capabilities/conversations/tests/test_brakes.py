"""Newcomers are slowed a little, and only at first; a flood is slowed for everyone. Nothing typed is lost."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from kith.capabilities.conversations import brakes
from kith.capabilities.conversations.actions import writing
from kith.capabilities.conversations.models import Post
from kith.capabilities.items.models import Item
from kith.domains.talk.actions import open_topic
from kith.domains.talk.kinds import DISCUSSION
from kith.foundation.people.models import Person
from tests.cast import Cast

LINKS = "https://one.example https://two.example www.three.example"


@pytest.fixture
def item(cast: Cast) -> Item:
    return open_topic(DISCUSSION, by=cast.place("tomasz", cast.commons), title="Waiting", source="How?")


def _settled(cast: Cast, name: str, item: Item) -> None:
    """Someone who came a week ago, and has spoken on two days."""
    now = timezone.now()
    Person.objects.filter(pk=cast[name].pk).update(joined_at=now - timedelta(days=7))
    for days in (1, 2):
        writing.reply(
            item,
            author=cast.place(name, cast.commons),
            source="Hello",
            at=now - timedelta(days=days, hours=1),
        )


def _send(cast: Cast, name: str, item: Item, source: str) -> tuple[int, str]:
    answer = cast.client(name).post(f"/items/{item.pk}/reply/", {"source": source})
    return answer.status_code, answer.content.decode()


def test_a_newcomer_shares_two_links_and_not_three(cast: Cast, item: Item) -> None:
    assert _send(cast, "noor", item, "https://one.example www.two.example")[0] == 302
    status, page = _send(cast, "noor", item, LINKS)
    assert status == 422
    assert str(brakes.TOO_MANY_LINKS) in page
    assert LINKS in page


def test_time_and_presence_lift_the_brakes(cast: Cast, item: Item) -> None:
    _settled(cast, "noor", item)
    assert _send(cast, "noor", item, LINKS)[0] == 302


def test_time_alone_does_not_and_presence_alone_does_not(cast: Cast, item: Item) -> None:
    Person.objects.filter(pk=cast["sam"].pk).update(joined_at=timezone.now() - timedelta(days=7))
    assert _send(cast, "sam", item, LINKS)[0] == 422
    _settled(cast, "noor", item)
    Person.objects.filter(pk=cast["noor"].pk).update(joined_at=timezone.now())
    assert _send(cast, "noor", item, LINKS)[0] == 422


def test_who_hosts_a_space_is_no_newcomer(cast: Cast, item: Item) -> None:
    assert _send(cast, "tomasz", item, LINKS)[0] == 302


def test_a_first_day_has_an_end(cast: Cast, item: Item, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(brakes, "POSTS_A_DAY", 2)
    assert [_send(cast, "noor", item, f"Words {number}")[0] for number in range(3)] == [302, 302, 422]


def test_a_flood_is_slowed_for_everyone_and_the_words_are_kept(cast: Cast, item: Item, settings: Any) -> None:
    settings.POSTS_PER_HOUR = 2
    before = Post.objects.count()
    answers = [_send(cast, "tomasz", item, f"Words {number}") for number in range(3)]
    assert answers[-1][0] == 422
    assert str(brakes.TOO_FAST) in answers[-1][1]
    assert "Words 2" in answers[-1][1]
    assert Post.objects.count() == before + 1  # the opening was the first of this hour
