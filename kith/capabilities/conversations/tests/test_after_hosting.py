"""What cards and readers know of a conversation after a host took words from it, or brought some to it."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from kith.capabilities.conversations.actions import hosting, writing
from kith.capabilities.items.models import Item, ReadState
from kith.capabilities.items.reading import see
from kith.foundation.spaces.models import Membership
from tests.cast import Cast
from tests.contracts.makers import MAKERS

MARCH = timezone.now() - timedelta(days=200)
MAY = MARCH + timedelta(days=60)


@pytest.fixture
def item(cast: Cast) -> Item:
    """Maria's question of March, with an answer of Noor in March and one of Sam in May."""
    item = MAKERS["question"](cast.place("maria", cast.commons), title="What calms you?")
    item.posts.update(written_at=MARCH)
    Item.objects.filter(pk=item.pk).update(created_at=MARCH, last_activity_at=MARCH)
    item.refresh_from_db()
    writing.reply(item, author=cast.place("noor", cast.commons), source="I count.", at=MARCH)
    writing.reply(item, author=cast.place("sam", cast.commons), source="Where is the bus?", at=MAY)
    return item


@pytest.fixture
def host(cast: Cast) -> Membership:
    return cast.place("tomasz", cast.commons)


def _split(item: Item, *numbers: int, by: Membership) -> Item:
    posts = list(item.posts.filter(number__in=numbers).order_by("number"))
    return hosting.split(item, posts=posts, title="Apart", by=by)


def _last(item: Item) -> tuple[str, datetime]:
    found = Item.objects.select_related("thread__last_author__person").get(pk=item.pk)
    author = found.thread.last_author
    return author.shown_name if author else "", found.last_activity_at


def _read(cast: Cast, name: str, item: Item) -> int | None:
    return ReadState.objects.filter(person=cast[name], item=item).values_list("last_read", flat=True).first()


def test_words_that_went_elsewhere_were_not_the_last_ones_here(
    cast: Cast, item: Item, host: Membership
) -> None:
    assert _last(item) == ("Sam Rivera", MAY)
    new = _split(item, 3, by=host)
    assert _last(item) == ("Noor", MARCH)
    assert _last(new) == ("", MAY), "what opens a conversation is no reply"
    page = cast.client("noor").get("/spaces/commons/").content.decode()
    assert "last reply by Noor" in page
    assert "last reply by Sam Rivera" not in page


def test_where_all_replies_went_elsewhere_there_is_none(cast: Cast, item: Item, host: Membership) -> None:
    new = _split(item, 2, 3, by=host)
    assert _last(item) == ("", MARCH)
    assert _last(new) == ("Sam Rivera", MAY)
    assert cast.client("noor").get("/spaces/commons/").content.decode().count("no reply yet") == 1


def test_what_was_taken_back_was_not_said_last(cast: Cast, item: Item, host: Membership) -> None:
    writing.take_back(item.posts.get(number=2), by=cast["noor"])
    _split(item, 3, by=host)
    assert _last(item) == ("", MARCH)


def test_what_else_happened_since_then_still_counts(cast: Cast, item: Item, host: Membership) -> None:
    """Such as a new version of something in the library."""
    later = MAY + timedelta(days=9)
    Item.objects.filter(pk=item.pk).update(last_activity_at=later)
    item.refresh_from_db()
    _split(item, 3, by=host)
    assert _last(item) == ("Noor", later)


def test_of_two_that_become_one_the_newest_words_are_the_last(
    cast: Cast, item: Item, host: Membership
) -> None:
    other = MAKERS["discussion"](cast.place("sam", cast.commons), title="Buses")
    reply = writing.reply(other, author=cast.place("anneke", cast.commons), source="At the church.")
    hosting.merge(item, into=other, by=host)
    assert _last(other) == ("Anneke Visser", reply.written_at)
    assert _last(item) == ("", MARCH)


def test_what_someone_read_stays_read_where_it_goes(cast: Cast, item: Item, host: Membership) -> None:
    for name, number in (("ruth", 3), ("dana", 2), ("anneke", 1)):
        see(item, up_to=number, by=cast[name])
    new = _split(item, 2, 3, by=host)
    assert [_read(cast, name, new) for name in ("ruth", "dana", "anneke")] == [2, 1, None]


def test_nobody_is_said_to_have_read_what_stood_there_before(
    cast: Cast, item: Item, host: Membership
) -> None:
    other = MAKERS["discussion"](cast.place("maria", cast.commons), title="Buses")
    writing.reply(other, author=cast.place("maria", cast.commons), source="At the church.")
    for name, here, there in (("ruth", 3, 2), ("dana", 3, 1), ("anneke", 3, 0), ("kestrel", 2, 2)):
        see(item, up_to=here, by=cast[name])
        if there:
            see(other, up_to=there, by=cast[name])
    hosting.merge(item, into=other, by=host)
    numbers = dict(other.posts.filter(sort="words").values_list("source", "number"))
    assert _read(cast, "ruth", other) == numbers["Where is the bus?"]
    assert _read(cast, "kestrel", other) == numbers["I count."]
    assert [_read(cast, name, other) for name in ("dana", "anneke")] == [1, None]
