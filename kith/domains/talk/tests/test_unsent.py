"""Words that were typed and not sent are found again, wherever they were meant to go, and whatever became of that."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse

from kith.capabilities.conversations.actions import hosting
from kith.capabilities.items.models import Draft, Item
from kith.domains.talk.actions import open_topic
from kith.domains.talk.kinds import DISCUSSION
from kith.foundation.spaces.actions.belonging import leave
from kith.foundation.spaces.actions.opening import archive
from tests.cast import Cast
from tests.masked import allow_masks

WORDS = "As I feared, all white"


@pytest.fixture
def item(cast: Cast) -> Item:
    return _opened(cast, "commons")


def _opened(cast: Cast, space: str) -> Item:
    place = cast.place("tomasz", getattr(cast, space))
    return open_topic(DISCUSSION, by=place, title="Snow on the roads", source="How is it?")


def _typed(cast: Cast, who: str, item: Item, **more: str) -> Draft:
    """What someone typed below a conversation; the page kept it."""
    address = reverse("conversations:reply-draft", args=[item.pk])
    assert cast.client(who).post(address, {"source": WORDS} | more).status_code == 204
    return Draft.objects.get()


def _page(cast: Cast, who: str, address: str = "/me/writing/") -> str:
    return cast.client(who).get(address).content.decode()


def test_a_reply_leads_back_to_where_it_goes_on(cast: Cast, item: Item) -> None:
    _typed(cast, "sam", item)
    page = _page(cast, "sam")
    assert f'<a href="{item.get_absolute_url()}#reply">Snow on the roads</a>' in page
    assert "Reply · The commons" in page
    assert WORDS in _page(cast, "sam", item.get_absolute_url())
    assert "Snow" not in _page(cast, "noor")


def test_what_was_to_begin_something_leads_back_to_its_form(cast: Cast) -> None:
    draft = reverse("talk:open-draft", args=["commons", "question"])
    cast.client("sam").post(draft, {"title": "What calms you?", "source": WORDS, "visibility": "public"})
    page = _page(cast, "sam")
    assert f'<a href="{reverse("talk:open", args=["commons", "question"])}">What calms you?</a>' in page
    assert "Ask a question · The commons" in page


def test_a_change_of_a_post_leads_back_to_that_post(cast: Cast, item: Item) -> None:
    post = item.posts.get()
    cast.client("tomasz").post(reverse("conversations:edit-draft", args=[post.pk]), {"source": WORDS})
    page = _page(cast, "tomasz")
    assert f'<a href="{reverse("conversations:edit", args=[post.pk])}">Snow on the roads</a>' in page


def test_whoever_asks_that_words_be_kept_is_told_where(cast: Cast, item: Item) -> None:
    address = reverse("conversations:reply", args=[item.pk])
    page = cast.client("sam").post(address, {"source": WORDS, "keep": ""}).content.decode()
    assert "It is kept as a draft." in page


def _closed(cast: Cast, item: Item) -> None:
    hosting.close(item, by=cast["tomasz"])


def _locked(cast: Cast, item: Item) -> None:
    hosting.lock(item, by=cast["tomasz"])


def _archived(cast: Cast, item: Item) -> None:
    archive(item.space, by=cast["tomasz"])


def _left(cast: Cast, item: Item) -> None:
    leave(cast.place("sam", item.space))


@pytest.mark.parametrize("happens", [_closed, _locked, _archived, _left])
def test_where_one_cannot_write_any_more_the_words_can_still_be_read(
    cast: Cast, item: Item, happens: Callable[[Cast, Item], Any]
) -> None:
    draft = _typed(cast, "sam", item)
    happens(cast, item)
    own = reverse("versions:unsent", args=[draft.pk])
    assert WORDS in _page(cast, "sam", item.get_absolute_url())
    assert f'<a href="{own}">Snow on the roads</a>' in _page(cast, "sam")
    page = _page(cast, "sam", own)
    assert WORDS in page
    assert "Go on writing" not in page
    assert "You cannot go on with it where you began." in page


def test_whoever_left_a_hidden_space_keeps_their_words_and_learns_nothing_of_it(cast: Cast) -> None:
    item = _opened(cast, "circle")
    draft = _typed(cast, "anneke", item)
    leave(cast.place("anneke", cast.circle))
    for address in ("/me/writing/", reverse("versions:unsent", args=[draft.pk])):
        page = _page(cast, "anneke", address)
        assert WORDS in page
        assert "Snow" not in page
        assert "Tuesday" not in page


def test_what_is_thrown_away_is_gone_and_nobody_else_can_do_it(cast: Cast, item: Item) -> None:
    draft = _typed(cast, "sam", item)
    away = reverse("versions:throw-away-unsent", args=[draft.pk])
    for who in ("tomasz", "ruth"):
        assert cast.client(who).post(away).status_code == 404
        assert cast.client(who).get(reverse("versions:unsent", args=[draft.pk])).status_code == 404
    assert cast.client("sam").post(away).headers["Location"] == "/me/writing/"
    assert not Draft.objects.exists()
    assert "You have no drafts." in _page(cast, "sam")


def test_what_was_typed_under_a_made_name_is_found_by_its_writer_alone(cast: Cast, item: Item) -> None:
    allow_masks(cast.commons)
    draft = _typed(cast, "sam", item, masked="on")
    assert draft.person != cast["sam"], "it lies with nobody"
    assert "under a made name" in _page(cast, "sam")
    assert "Snow" not in _page(cast, "noor")
    assert cast.client("noor").get(reverse("versions:unsent", args=[draft.pk])).status_code == 404
