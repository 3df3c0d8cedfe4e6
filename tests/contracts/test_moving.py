"""A conversation that hosts take out of a hidden space tells its new readers nothing of the old one."""

from collections.abc import Callable

import pytest
from django.urls import reverse

from kith.capabilities.conversations.actions import hosting, writing
from kith.capabilities.items import actions as items
from kith.capabilities.items.models import Item
from kith.foundation.spaces.actions import belonging
from tests.cast import Cast
from tests.contracts.makers import Maker

SWITCH = "discussable"


@pytest.fixture
def moved(cast: Cast, make: Maker) -> Item:
    """From the Tuesday circle to the commons: signed by a chosen name, naming one, calling the hosts of then."""
    belonging.admit(cast["kestrel"], to=cast.circle, by=None, display_name="Heron")
    for name, role in (("maria", "host"), ("tomasz", "member")):
        belonging.give_role(cast.place(name, cast.commons), role=role, by=cast["tomasz"])
    item = make(cast.place("kestrel", cast.circle))
    said = "Thank you @heron and @anneke. Look, @hosts."
    post = writing.reply(item, author=cast.place("tomasz", cast.circle), source=said)
    writing.edit(post, source=said + " Please.", content_note="", by=cast["tomasz"])
    writing.reply(item, author=cast.place("kestrel", cast.circle), source="Yes", reply_to=post)
    hosting.move(item, to=cast.commons, by=cast["maria"])
    return Item.objects.get(pk=item.pk)


def _main(cast: Cast, reader: str | None, address: str) -> str:
    answer = cast.client(reader).get(address, follow=True)
    return answer.content.decode().partition("<main")[2].partition("</main")[0]


def test_no_page_names_the_space_that_it_came_from(
    cast: Cast, moved: Item, deliver: Callable[[], None]
) -> None:
    items.revise(moved, by=cast["maria"], visibility="public")
    deliver()
    for reader in ("noor", "dana", None):
        _names_nothing_of_before(cast, moved, reader)


def _names_nothing_of_before(cast: Cast, moved: Item, reader: str | None) -> None:
    page = _main(cast, reader, moved.get_absolute_url())
    assert all(name in page for name in ("Heron", "@heron", "@hosts"))
    assert "Robin" not in page
    replies = [post.pk for post in moved.posts.filter(sort="words")]
    addresses = [
        moved.get_absolute_url(),
        "/spaces/commons/",
        "/spaces/commons/log/",
        "/search/?q=thank",
        "/",
    ]
    addresses += [f"/posts/{pk}/history/" for pk in replies]
    addresses += [f"/items/{moved.pk}/reply/?to={pk}&quote=1" for pk in replies]
    for address in addresses:
        assert "tuesday" not in _main(cast, reader, address).lower(), address
    feed = cast.client(reader).get(reverse("front:item-feed", args=[moved.pk])).content.decode()
    assert "@heron" in feed
    assert "tuesday" not in feed


def test_people_are_still_found_under_their_own_names(cast: Cast, moved: Item) -> None:
    page = _main(cast, "noor", moved.get_absolute_url())
    assert f'<a href="{cast["tomasz"].get_absolute_url()}">Tomasz Wilk</a>' in page
    anneke = page.partition("@anneke")[0].rpartition("<a ")[2]
    assert f'href="{cast["anneke"].get_absolute_url()}"' in anneke


def test_a_host_of_the_old_space_is_not_shown_as_a_host_of_the_new(cast: Cast, moved: Item) -> None:
    assert "host ·" not in _main(cast, "noor", moved.get_absolute_url())
    writing.reply(moved, author=cast.place("maria", cast.commons), source="Welcome here")
    assert _main(cast, "noor", moved.get_absolute_url()).count("host ·") == 1
