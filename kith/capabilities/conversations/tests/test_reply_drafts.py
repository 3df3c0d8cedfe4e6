"""The draft of a reply knows whom it answers, for as long as its writer may see that."""

import pytest
from django.urls import reverse

from kith.capabilities.conversations.actions import hosting, writing
from kith.capabilities.conversations.models import Post
from kith.capabilities.items.models import Draft
from kith.domains.talk.actions import open_topic
from kith.domains.talk.kinds import DISCUSSION
from tests.cast import Cast

ANSWERS = "You answer Noor:"


@pytest.fixture
def post(cast: Cast) -> Post:
    """What Noor said in a conversation of Maria."""
    item = open_topic(
        DISCUSSION, by=cast.place("maria", cast.commons), title="Snow", source="How are the roads?"
    )
    return writing.reply(item, author=cast.place("noor", cast.commons), source="White.")


def _address(post: Post) -> str:
    return reverse("conversations:reply", args=[post.item_id])


def _keep(cast: Cast, post: Post, *, source: str = "As I feared") -> None:
    words = {"source": source, "reply_to": post.pk}
    cast.client("sam").post(reverse("conversations:reply-draft", args=[post.item_id]), words)


def test_it_is_taken_up_again_as_an_answer_to_the_same_post(cast: Cast, post: Post) -> None:
    _keep(cast, post)
    sam = cast.client("sam")
    page = sam.get(_address(post)).content.decode()
    assert ANSWERS in page
    assert "As I feared" in page
    assert f'name="reply_to" value="{post.pk}"' in page
    topic = sam.get(post.item.get_absolute_url()).content.decode()
    assert f'<a href="{_address(post)}">See whom your draft answers</a>' in topic
    assert f'name="reply_to" value="{post.pk}"' in topic


def test_a_draft_that_answers_nobody_says_so_nowhere(cast: Cast, post: Post) -> None:
    sam = cast.client("sam")
    sam.post(reverse("conversations:reply-draft", args=[post.item_id]), {"source": "Hello all"})
    assert "See whom" not in sam.get(post.item.get_absolute_url()).content.decode()
    assert "You answer" not in sam.get(_address(post)).content.decode()


def test_what_went_elsewhere_meanwhile_is_no_longer_answered(cast: Cast, post: Post) -> None:
    _keep(cast, post)
    old = _address(post)
    hosting.split(post.item, posts=[post], title="White", by=cast.place("tomasz", cast.commons))
    sam = cast.client("sam")
    page = sam.get(old).content.decode()
    assert ANSWERS not in page
    assert "As I feared" in page
    assert f'value="{post.pk}"' not in page
    sam.post(old, {"source": "As I feared", "reply_to": post.pk, "send_key": "k"})
    assert Post.objects.get(source="As I feared").reply_to is None


@pytest.mark.parametrize("number", ["9" * 5000, "9" * 30, "x"])
def test_what_is_no_number_of_a_post_breaks_no_page_and_no_draft(cast: Cast, post: Post, number: str) -> None:
    sam, words = cast.client("sam"), {"source": "As I feared", "reply_to": number}
    assert sam.get(f"{_address(post)}?to={number}").status_code == 200
    assert sam.post(_address(post), words | {"keep": ""}).status_code in (200, 422)
    assert Draft.objects.get().words["reply_to"] == number
    page = sam.get(_address(post)).content.decode()
    assert "As I feared" in page
    assert "You answer" not in page


def test_whom_one_answers_is_no_draft_without_words(cast: Cast, post: Post) -> None:
    _keep(cast, post, source="")
    assert not Draft.objects.exists()
