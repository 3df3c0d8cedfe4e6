"""Whom each event tells, why, and whom it never tells."""

from collections.abc import Callable

import pytest

from kith.capabilities.conversations.actions import thanking, writing
from kith.capabilities.items.models import Item
from kith.capabilities.items.reading import follow
from kith.capabilities.notifications.actions import wish, wish_of_space
from kith.capabilities.notifications.models import Notice
from kith.domains.talk.actions import accept, open_topic
from kith.domains.talk.kinds import QUESTION
from kith.foundation.activity.jobs import hand_over
from kith.foundation.activity.models import Event
from kith.foundation.spaces.actions import belonging
from kith.foundation.spaces.actions.opening import write_guidelines
from kith.foundation.spaces.models import Space
from tests.cast import Cast

Deliver = Callable[[], None]


def _told(code: str) -> dict[str, str]:
    """Who was told of the newest event of this sort, and as what."""
    event = Event.objects.filter(type=code).latest("pk")
    found = Notice.objects.filter(event=event).select_related("person")
    return {notice.person.email.split("@")[0]: notice.audience for notice in found if notice.person.email}


def _question(cast: Cast, space: Space, source: str = "How do you begin?") -> Item:
    return open_topic(QUESTION, by=cast.place("maria", space), title="Beginnings", source=source)


def test_a_new_conversation_is_told_to_those_who_belong_to_its_space(cast: Cast, deliver: Deliver) -> None:
    _question(cast, cast.rural)
    deliver()
    assert _told("item.published") == {"tomasz": "item.nearby", "kestrel": "item.nearby"}


def test_who_is_named_is_told_so_and_not_told_twice(cast: Cast, deliver: Deliver) -> None:
    _question(cast, cast.circle, source="Hello @anneke")
    deliver()
    assert _told("item.published") == {"anneke": "post.mentioned", "tomasz": "item.nearby"}


def test_a_reply_is_told_to_whom_it_answers_and_to_those_who_follow(cast: Cast, deliver: Deliver) -> None:
    item = _question(cast, cast.commons)
    first = writing.reply(item, author=cast.place("noor", cast.commons), source="So")
    follow(item, level="everything", by=cast["sam"])
    writing.reply(item, author=cast.place("tomasz", cast.commons), source="And so", reply_to=first)
    deliver()
    assert _told("post.written") == {
        "noor": "post.answered",
        "maria": "item.followed",
        "sam": "item.followed",
    }


def test_who_muted_a_conversation_is_not_told_even_when_named(cast: Cast, deliver: Deliver) -> None:
    item = _question(cast, cast.commons)
    follow(item, level="muted", by=cast["noor"])
    writing.reply(item, author=cast.place("tomasz", cast.commons), source="Hello @noor")
    deliver()
    assert "noor" not in _told("post.written")


def test_who_may_not_see_is_not_told(cast: Cast, deliver: Deliver) -> None:
    item = _question(cast, cast.rural)
    writing.reply(item, author=cast.place("kestrel", cast.rural), source="So")
    belonging.leave(cast.place("kestrel", cast.rural))
    writing.reply(item, author=cast.place("tomasz", cast.rural), source="And so")
    deliver()
    assert _told("post.written") == {"maria": "item.followed"}


def test_who_is_suspended_is_not_told(cast: Cast, deliver: Deliver) -> None:
    item = _question(cast, cast.commons)
    follow(item, level="everything", by=cast["victor"])
    writing.reply(item, author=cast.place("tomasz", cast.commons), source="So")
    deliver()
    assert "victor" not in _told("post.written")


def test_thanks_are_told_to_the_author_alone(cast: Cast, deliver: Deliver) -> None:
    post = _question(cast, cast.commons).posts.get()
    thanking.thank(post, by=cast.place("noor", cast.commons))
    deliver()
    assert _told("post.thanked") == {"maria": "post.author"}


def test_who_thanks_and_takes_it_back_again_and_again_is_heard_twice_a_day(
    cast: Cast, deliver: Deliver
) -> None:
    post = _question(cast, cast.commons).posts.get()
    for _time in range(4):
        thanking.thank(post, by=cast.place("noor", cast.commons))
        thanking.take_thanks_back(post, by=cast.place("noor", cast.commons))
        deliver()
    thanking.thank(post, by=cast.place("sam", cast.commons))
    deliver()
    told = Notice.objects.filter(event__type="post.thanked").values_list("event__actor__handle", flat=True)
    assert sorted(told) == ["noor", "noor", "sam"]


def test_an_answer_that_helped_is_told_to_its_author(cast: Cast, deliver: Deliver) -> None:
    item = _question(cast, cast.commons)
    answer = writing.reply(item, author=cast.place("noor", cast.commons), source="So")
    accept(answer, by=cast.place("maria", cast.commons))
    deliver()
    assert _told("answer.accepted")["noor"] == "post.author"


def test_hosts_hear_who_asks_and_the_one_who_asked_hears_the_answer(cast: Cast, deliver: Deliver) -> None:
    asker = belonging.join(cast.rural, by=cast["noor"], request="May I?")
    deliver()
    assert _told("space.asked") == {"tomasz": "space.hosts"}
    belonging.admit(asker.person, to=cast.rural, by=cast["tomasz"])
    deliver()
    assert _told("space.joined") == {"noor": "space.yourself"}


def test_who_asks_and_takes_it_back_over_and_over_is_told_of_twice_a_day(
    cast: Cast, deliver: Deliver
) -> None:
    for _time in range(5):
        belonging.no_longer_ask(belonging.join(cast.rural, by=cast["noor"]), by=cast["noor"])
    deliver()
    assert Notice.objects.filter(event__type="space.asked", person=cast["tomasz"]).count() == 2
    belonging.join(cast.rural, by=cast["sam"])
    deliver()
    assert _told("space.asked") == {"tomasz": "space.hosts"}


def test_new_guidelines_are_told_to_all_who_are_bound_by_them(cast: Cast, deliver: Deliver) -> None:
    write_guidelines(cast.circle, source="We listen.", by=cast["tomasz"])
    deliver()
    assert _told("space.guidelines") == {"maria": "space.bound", "anneke": "space.bound"}


@pytest.mark.parametrize(
    ("level", "told_of_opening", "told_of_reply"),
    [("everything", True, True), ("personal", False, False), ("nothing", False, False), ("", True, False)],
)
def test_what_one_wants_to_hear_of_a_space(
    cast: Cast, deliver: Deliver, level: str, told_of_opening: bool, told_of_reply: bool
) -> None:
    wish_of_space(cast.commons, level=level, by=cast["noor"])
    item = _question(cast, cast.commons)
    writing.reply(item, author=cast.place("tomasz", cast.commons), source="So")
    deliver()
    assert ("noor" in _told("item.published")) is told_of_opening
    assert ("noor" in _told("post.written")) is told_of_reply


def test_nothing_of_a_space_is_nothing_at_all(cast: Cast, deliver: Deliver) -> None:
    wish_of_space(cast.commons, level="nothing", by=cast["noor"])
    _question(cast, cast.commons, source="Hello @noor")
    deliver()
    assert "noor" not in _told("item.published")


def test_who_wants_no_news_of_a_sort_gets_none(cast: Cast, deliver: Deliver) -> None:
    wish({("item.nearby", "inbox"): "no", ("item.nearby", "mail"): "no"}, by=cast["noor"])
    _question(cast, cast.commons)
    deliver()
    assert "noor" not in _told("item.published")


def test_handing_an_event_over_again_tells_nobody_twice(cast: Cast, deliver: Deliver) -> None:
    _question(cast, cast.commons)
    deliver()
    before = Notice.objects.count()
    for event in Event.objects.all():
        hand_over(event=event.pk)
    assert Notice.objects.count() == before > 0
