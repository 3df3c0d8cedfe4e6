"""The pages of those who read: what is new to them, how closely they follow, and a reply to one post."""

import pytest
from django.urls import reverse

from kith.capabilities.conversations.actions import writing
from kith.capabilities.conversations.models import Post
from kith.capabilities.items.models import Item, ReadState
from tests.cast import Cast
from tests.contracts.makers import MAKERS


@pytest.fixture
def item(cast: Cast) -> Item:
    """Maria's question, with an answer of Noor and one of Sam."""
    item = MAKERS["question"](cast.place("maria", cast.commons), title="What calms you?")
    writing.reply(item, author=cast.place("noor", cast.commons), source="I count to ten.")
    writing.reply(item, author=cast.place("sam", cast.commons), source="Where is the bus stop?")
    return item


def at(name: str, item: Item) -> str:
    return reverse(f"conversations:{name}", args=[item.pk])


def test_marked_as_unread_it_is_new_from_that_post_on(cast: Cast, item: Item) -> None:
    noor = cast.client("noor")
    noor.get(item.get_absolute_url())
    assert ReadState.objects.get(item=item, person=cast["noor"]).last_read == 3
    for _press in range(2):
        assert noor.post(at("unread", item), {"from": "2"}).headers["Location"] == "/"
    assert ReadState.objects.get(item=item, person=cast["noor"]).last_read == 1
    answer = noor.get(item.get_absolute_url(), {"unread": 1})
    assert answer.headers["Location"].endswith("#post-2")


@pytest.mark.parametrize("nonsense", ["", "soup", "-3", "99999999999"])
def test_nonsense_marks_the_whole_conversation_as_unread(cast: Cast, item: Item, nonsense: str) -> None:
    noor = cast.client("noor")
    noor.get(item.get_absolute_url())
    assert noor.post(at("unread", item), {"from": nonsense}).status_code == 302
    assert ReadState.objects.get(item=item, person=cast["noor"]).last_read == 0


@pytest.mark.parametrize(
    ("level", "kept"), [("muted", "muted"), ("everything", "everything"), ("soup", "mentions")]
)
def test_one_chooses_how_closely_to_follow(cast: Cast, item: Item, level: str, kept: str) -> None:
    noor = cast.client("eleni")
    noor.get(item.get_absolute_url())
    for _press in range(2):
        assert noor.post(at("following", item), {"level": level}).status_code == 302
    assert ReadState.objects.get(item=item, person=cast["eleni"]).level == kept


@pytest.mark.parametrize("name", ["unread", "following"])
def test_a_visitor_is_asked_to_sign_in_first(cast: Cast, item: Item, name: str) -> None:
    answer = cast.client(None).post(at(name, item), {"level": "muted"})
    assert answer.status_code in (302, 403)
    assert not ReadState.objects.filter(item=item, level="muted").exists()


def test_a_reply_page_answers_one_post_in_its_own_words(cast: Cast, item: Item) -> None:
    asked = item.posts.get(number=2)
    address, maria = at("reply", item), cast.client("maria")
    page = maria.get(address, {"to": asked.pk}).content.decode()
    assert "You answer Noor:" in page
    assert "&gt; I count to ten." not in page
    assert "&gt; I count to ten." in maria.get(address, {"to": asked.pk, "quote": 1}).content.decode()
    maria.post(address, {"source": "Aloud?", "reply_to": asked.pk, "send_key": "k"})
    assert Post.objects.get(source="Aloud?").reply_to == asked
