"""What authors can do about their own posts later: change them while that may be, their files, and what pictures show."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from kith.capabilities.attachments.actions import attach, checked
from kith.capabilities.attachments.models import File
from kith.capabilities.conversations.actions import hosting, writing
from kith.capabilities.conversations.models import Post
from kith.capabilities.items.models import Item
from kith.foundation.activity.models import Event
from kith.foundation.spaces.actions.belonging import leave
from kith.foundation.spaces.actions.opening import archive
from tests.cast import Cast
from tests.contracts.makers import MAKERS
from tests.kept_secret import picture

WORDS = "White."


@pytest.fixture
def item(cast: Cast) -> Item:
    return MAKERS["discussion"](cast.place("maria", cast.commons), title="Snow")


@pytest.fixture
def post(cast: Cast, item: Item) -> Post:
    """Noor's answer, with a picture and a list."""
    place = cast.place("noor", cast.commons)
    post = writing.reply(item, author=place, source=WORDS)
    names = {"road.png": picture(), "list.txt": b"Blankets"}
    files = [attach(checked(name, data), to=item, by=place) for name, data in names.items()]
    writing.show_files(post, files=files)
    return post


def at(name: str, post: Post) -> str:
    return reverse(f"conversations:{name}", args=[post.pk])


def _page(cast: Cast, who: str | None, item: Item) -> str:
    return cast.client(who).get(item.get_absolute_url()).content.decode()


def _names(post: Post) -> list[str]:
    return list(post.files.order_by("pk").values_list("name", flat=True))


def test_the_author_is_led_to_what_can_be_changed_and_nobody_else_is(
    cast: Cast, item: Item, post: Post
) -> None:
    for who, is_offered in (("noor", True), ("maria", False), ("tomasz", False), (None, False)):
        page = _page(cast, who, item)
        assert (f'href="{at("edit", post)}"' in page) is is_offered
        assert (f'href="{at("pictures", post)}"' in page) is is_offered


def test_a_post_without_pictures_asks_nothing_about_them(cast: Cast, item: Item) -> None:
    assert "What your pictures show" not in _page(cast, "maria", item)


@pytest.mark.parametrize("why", ["locked", "closed", "archived", "left"])
def test_what_can_no_longer_be_changed_is_not_offered(cast: Cast, item: Item, post: Post, why: str) -> None:
    match why:
        case "locked":
            hosting.lock(item, by=cast["tomasz"])
        case "closed":
            hosting.close(item, by=cast["maria"])
        case "archived":
            archive(cast.commons, by=cast["tomasz"])
        case "left":
            leave(cast.place("noor", cast.commons))
    page = _page(cast, "noor", item)
    assert WORDS in page
    assert at("edit", post) not in page
    assert at("pictures", post) not in page
    assert f'href="{at("withdrawal", post)}"' in page
    assert cast.client("noor").get(at("edit", post)).status_code == 403


def test_what_a_picture_shows_is_said_later_too(cast: Cast, item: Item, post: Post) -> None:
    road, noor = post.files.get(name="road.png"), cast.client("noor")
    assert "A road under snow" not in _page(cast, "maria", item)
    noor.post(at("pictures", post), {f"{road.key}-alt": "A road under snow"})
    assert 'alt="A road under snow"' in _page(cast, "maria", item)


def test_a_file_is_taken_away_and_another_comes(cast: Cast, item: Item, post: Post) -> None:
    road, noor = post.files.get(name="road.png"), cast.client("noor")
    assert "Files to take away" in noor.get(at("edit", post)).content.decode()
    before = Event.objects.count()
    words = {"source": WORDS, "gone": [road.key], "attached": SimpleUploadedFile("tea.txt", b"Tea")}
    answer = noor.post(at("edit", post), words)
    assert answer.headers["Location"] == at("pictures", post)
    assert _names(post) == ["list.txt", "tea.txt"]
    assert not File.objects.filter(pk=road.pk).exists()
    assert Event.objects.count() == before + 1
    page = _page(cast, "maria", item)
    assert "tea.txt" in page
    assert road.key not in page


def test_the_same_change_sent_twice_is_one_change(cast: Cast, post: Post) -> None:
    gone = [post.files.get(name="road.png").key]
    for _press in range(2):
        words = {"source": WORDS, "gone": gone, "attached": SimpleUploadedFile("tea.txt", b"Tea")}
        assert cast.client("noor").post(at("edit", post), words).status_code == 302
    assert _names(post) == ["list.txt", "tea.txt"]


def test_who_has_just_come_adds_no_more_files_by_changing_a_post(cast: Cast, post: Post) -> None:
    words = {"source": WORDS, "attached": SimpleUploadedFile("tea.txt", b"Tea")}
    answer = cast.client("noor").post(at("edit", post), words)
    assert "people can add two files to a post" in answer.content.decode()
    assert _names(post) == ["road.png", "list.txt"]


def test_a_post_carries_no_more_files_than_a_new_one_could(cast: Cast, post: Post, settings: Any) -> None:
    settings.UPLOADS_PER_POST = 2
    words = {"source": WORDS, "attached": SimpleUploadedFile("tea.txt", b"Tea")}
    answer = cast.client("noor").post(at("edit", post), words)
    assert "Please add at most 2 files to one post." in answer.content.decode()
    road = post.files.get(name="road.png").key
    words = {"source": WORDS, "gone": [road], "attached": SimpleUploadedFile("tea.txt", b"Tea")}
    cast.client("noor").post(at("edit", post), words)
    assert _names(post) == ["list.txt", "tea.txt"]


def test_a_file_of_another_post_is_not_taken_away(cast: Cast, item: Item, post: Post) -> None:
    own = writing.reply(item, author=cast.place("sam", cast.commons), source="Grey.")
    road = post.files.get(name="road.png")
    cast.client("sam").post(at("edit", own), {"source": "Grey!", "gone": [road.key]})
    assert _names(post) == ["road.png", "list.txt"]


def test_a_look_at_a_change_takes_nothing_away_and_says_which_files_to_choose_again(
    cast: Cast, post: Post
) -> None:
    road = post.files.get(name="road.png")
    words = {
        "source": WORDS,
        "gone": [road.key],
        "attached": SimpleUploadedFile("tea.txt", b"Tea"),
        "look": "",
    }
    page = cast.client("noor").post(at("edit", post), words).content.decode()
    assert "Please choose them again: tea.txt" in page
    assert _names(post) == ["road.png", "list.txt"]
