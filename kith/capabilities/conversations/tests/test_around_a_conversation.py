"""What stands around a conversation: why one follows it, whether to be heard alone, and splitting one that is long."""

import pytest
from django.test import Client
from django.urls import reverse

from kith.capabilities.conversations.actions import writing
from kith.capabilities.conversations.models import Post, Thread
from kith.capabilities.conversations.models.post import PAGE
from kith.capabilities.items.models import Item
from kith.foundation.activity.models import Event
from tests.cast import Cast
from tests.contracts.makers import MAKERS

NO_ADVICE = "The author would like to be heard"


@pytest.fixture
def item(cast: Cast) -> Item:
    return MAKERS["discussion"](cast.place("maria", cast.commons), title="Snow")


def at(name: str, item: Item) -> str:
    return reverse(f"conversations:{name}", args=[item.pk])


def _page(client: Client, item: Item) -> str:
    return client.get(item.get_absolute_url()).content.decode()


def test_the_page_says_why_one_follows_it(cast: Cast, item: Item) -> None:
    maria, noor = cast.client("maria"), cast.client("noor")
    assert "It is so because you wrote in it." in _page(maria, item)
    assert "It is so because" not in _page(noor, item), "nothing is known of her yet"
    assert "It is so because you read it." in _page(noor, item)
    noor.post(at("following", item), {"level": "muted"})
    assert "It is so because you chose this." in _page(noor, item)


def _words(item: Item, **more: str) -> dict[str, str]:
    return {"title": item.title, "tags": "", "language": "en", "visibility": item.visibility} | more


def test_no_advice_is_asked_for_later_and_taken_back(cast: Cast, item: Item) -> None:
    maria = cast.client("maria")
    for asked, is_said in (({"no_advice": "on"}, True), ({"no_advice": "on"}, True), ({}, False)):
        seen = maria.get(at("revision", item)).context["form"]["seen"].value()
        maria.post(at("revision", item), _words(item, seen=seen, **asked))
        assert (NO_ADVICE in _page(maria, item)) is is_said
        assert maria.get(at("revision", item)).context["form"]["no_advice"].value() is is_said
    assert Event.objects.filter(type="item.revised").count() == 2


@pytest.mark.parametrize("kind", ["practice", "course", "gathering"])
def test_what_is_no_conversation_alone_does_not_ask_for_it(cast: Cast, kind: str) -> None:
    item = MAKERS[kind](cast.place("tomasz", cast.commons))
    assert "Please no advice" not in cast.client("tomasz").get(at("revision", item)).content.decode()


@pytest.fixture
def long(cast: Cast, item: Item) -> Item:
    """A conversation of three pages."""
    sam = cast.place("sam", cast.commons)
    made = [
        Post(item=item, number=number, author=sam, source="s", html="s", text=f"Flake {number}.")
        for number in range(2, 2 * PAGE + 6)
    ]
    Post.objects.bulk_create(made)
    Thread.objects.filter(item=item).update(last_number=made[-1].number)
    return item


def test_splitting_lists_one_page_at_a_time(cast: Cast, long: Item) -> None:
    host = cast.client("tomasz")
    for page, listed in ((1, PAGE - 1), (2, PAGE), (3, 5), (99, 5)):
        assert host.get(at("split", long), {"page": page}).content.decode().count('name="posts"') == listed


def test_what_was_chosen_stays_chosen_when_the_page_is_turned(cast: Cast, long: Item) -> None:
    host = cast.client("tomasz")
    chosen = [long.posts.get(number=number).pk for number in (3, PAGE + 2)]
    words = {"title": "Flakes", "posts": [chosen[0]], "turn": ""}
    page = host.post(f"{at('split', long)}?page=2", words)
    assert page.status_code == 200
    assert 'value="Flakes"' in page.content.decode()
    assert "Flake 3." in page.content.decode()
    assert page.content.decode().count("checked") == 1
    host.post(f"{at('split', long)}?page=2", {"title": "Flakes", "posts": chosen})
    new = Item.objects.get(title="Flakes")
    assert list(Post.objects.filter(pk__in=chosen).values_list("item", flat=True)) == [new.pk, new.pk]


@pytest.mark.parametrize("nonsense", [["soup"], ["9" * 30], [""], ["-1"]])
def test_a_nonsense_choice_is_asked_again(cast: Cast, long: Item, nonsense: list[str]) -> None:
    answer = cast.client("tomasz").post(at("split", long), {"title": "Flakes", "posts": nonsense})
    assert answer.status_code == 422
    assert not Item.objects.filter(title="Flakes").exists()


def test_a_short_conversation_has_no_pages_to_turn(cast: Cast, item: Item) -> None:
    writing.reply(item, author=cast.place("sam", cast.commons), source="Grey.")
    assert 'name="turn"' not in cast.client("tomasz").get(at("split", item)).content.decode()
