"""What people were told of words goes where a host brings these; nobody hears more than they may see there."""

from collections.abc import Callable

import pytest

from kith.capabilities.conversations.actions import hosting, writing
from kith.capabilities.items.models import Item
from kith.capabilities.items.reading import follow
from kith.capabilities.notifications.letters import composed
from kith.capabilities.notifications.models import Notice
from kith.capabilities.notifications.queries import inbox
from kith.capabilities.notifications.tests.mails import due, write
from kith.foundation.people.models import Person
from tests.cast import Cast
from tests.contracts.makers import MAKERS

Deliver = Callable[[], None]


@pytest.fixture
def item(cast: Cast, deliver: Deliver) -> Item:
    """Maria's question, which Eleni follows from outside, and Noor's and Sam's answers."""
    made = MAKERS["question"](cast.place("maria", cast.commons), title="Beginnings")
    follow(made, level="everything", by=cast["eleni"])
    for name in ("noor", "sam"):
        writing.reply(made, author=cast.place(name, cast.commons), source=f"So says {name}")
    deliver()
    return made


@pytest.fixture
def among_us(cast: Cast) -> Item:
    return MAKERS["discussion"](cast.place("maria", cast.commons), title="Among us", visibility="space")


def _news(person: Person) -> dict[str, int]:
    return {group.notice.title: group.news for group in inbox(person, page=1).groups if group.news}


def _split(cast: Cast, item: Item) -> Item:
    posts = [item.posts.get(number=3)]
    return hosting.split(item, posts=posts, title="Apart", by=cast.place("tomasz", cast.commons))


def test_news_are_told_of_the_conversation_in_which_the_words_stand(
    cast: Cast, item: Item, deliver: Deliver
) -> None:
    assert _news(cast["maria"]) == {"Beginnings": 2}
    new = _split(cast, item)
    deliver()
    assert _news(cast["maria"]) == {"Beginnings": 1, "Apart": 1}
    cast.client("maria").get(new.get_absolute_url())
    assert _news(cast["maria"]) == {"Beginnings": 1}


def test_what_was_read_is_no_news_again(cast: Cast, item: Item, among_us: Item, deliver: Deliver) -> None:
    maria = cast.client("maria")
    maria.get(item.get_absolute_url())
    new = _split(cast, item)
    deliver()
    assert _news(cast["maria"]) == {}
    maria.get(among_us.get_absolute_url())
    hosting.merge(new, into=among_us, by=cast.place("tomasz", cast.commons))
    deliver()
    assert _news(cast["maria"]) == {}


def test_words_that_are_for_fewer_now_are_told_to_nobody_else(
    cast: Cast, item: Item, among_us: Item, deliver: Deliver
) -> None:
    assert _news(cast["eleni"]) == {"Beginnings": 2}
    hosting.merge(item, into=among_us, by=cast.place("tomasz", cast.commons))
    assert _news(cast["eleni"]) == {}, "also before anyone heard of it"
    deliver()
    assert _news(cast["eleni"]) == {}
    assert _news(cast["maria"]) == {"Among us": 2}
    assert set(Notice.objects.filter(post__isnull=False).values_list("item", flat=True)) == {among_us.pk}


@pytest.mark.usefixtures("no_quiet_hours")
def test_nor_does_a_letter_that_waited_carry_them_out(
    cast: Cast, item: Item, among_us: Item, deliver: Deliver
) -> None:
    Notice.objects.update(by_mail="now")
    to_maria, to_eleni = due(cast), write(cast, "eleni")
    assert to_eleni is not None
    assert composed(to_eleni) is not None
    hosting.merge(item, into=among_us, by=cast.place("tomasz", cast.commons))
    assert composed(to_eleni) is None
    deliver()
    assert composed(to_eleni) is None
    mail = composed(to_maria)
    assert mail is not None
    assert "So says sam" in str(mail.body)
