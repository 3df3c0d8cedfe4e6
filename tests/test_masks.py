"""Words under a name made for one conversation: their author keeps every way to them, and may do what they may do."""

import re
from typing import Any

import pytest

from kith.capabilities.attachments.models import File
from kith.capabilities.conversations import brakes
from kith.capabilities.conversations.actions import hosting, writing
from kith.capabilities.conversations.models import Post
from kith.capabilities.items.masks import own_mask_in, wear_in
from kith.capabilities.items.models import Item
from kith.foundation.people.models import Person
from kith.foundation.spaces.masks import is_own
from kith.foundation.spaces.models import Membership, Space
from tests.cast import Cast
from tests.changing import change
from tests.kept_secret import picture
from tests.masked import allow_masks, asked, said_masked, settled
from tests.masks import WORDS, send, share


@pytest.fixture
def item(cast: Cast) -> Item:
    """A question by the host of the commons, where made names may be used; Maria has been here for long."""
    allow_masks(cast.commons)
    settled(cast, "maria")
    return asked(cast)


def _page(cast: Cast, who: str | None, address: str) -> str:
    return str(cast.client(who).get(address).content.decode())


def _main(page: str) -> str:
    return page.partition("<main")[2]


def test_it_is_off_until_a_host_switches_it_on(cast: Cast) -> None:
    item = asked(cast)
    settled(cast, "maria")
    assert "name made for this conversation" not in _page(cast, "maria", item.get_absolute_url())
    answer = send(cast, item)
    assert answer.status_code == 422
    assert WORDS in answer.content.decode()
    assert not item.posts.filter(source=WORDS).exists(), "nobody is named who ticked the box"
    details = {
        "name": "The commons",
        "purpose": "For peers.",
        "sort": "community",
        "visibility": "public",
        "joining": "open",
        "language": "en",
    }
    page = _page(cast, "tomasz", "/spaces/commons/settings/")
    assert "You then see a made name and not who it is." in page
    cast.client("tomasz").post("/spaces/commons/settings/", details | {"masks": "on"})
    assert Space.objects.get(slug="commons").masks
    assert "name made for this conversation" in _page(cast, "maria", item.get_absolute_url())


def test_its_writer_sees_the_name_first_and_can_have_another_one(cast: Cast, item: Item) -> None:
    page = send(cast, item).content.decode()
    assert not item.posts.filter(source=WORDS).exists()
    mask = own_mask_in(item, cast["maria"])
    assert mask is not None
    assert mask.display_name in page
    assert WORDS in page
    again = send(cast, item, another="", known_as=mask.display_name).content.decode()
    new = own_mask_in(item, cast["maria"])
    assert new is not None
    assert new.pk == mask.pk
    assert new.display_name != mask.display_name
    assert new.display_name in again
    post = share(cast, item)
    assert post.author == new
    send(cast, item, another="", known_as=new.display_name)
    assert own_mask_in(item, cast["maria"]).display_name == new.display_name, "others know it by now"  # type: ignore[union-attr]


def test_a_look_before_sending_shows_the_name_and_then_it_is_shared_at_once(cast: Cast, item: Item) -> None:
    looked = send(cast, item, look="").content.decode()
    seen = re.search(r'name="seen_as" value="([^"]+)" form="reply"', looked)
    assert seen
    assert send(cast, item, known_as="", seen_as=seen[1]).status_code == 302
    assert item.posts.get(source=WORDS).author.display_name == seen[1]


def test_sending_twice_says_it_once_and_leaves_no_key_of_the_form(cast: Cast, item: Item) -> None:
    post = share(cast, item)
    assert send(cast, item, known_as=post.author.display_name).status_code == 302
    assert item.posts.filter(source=WORDS).count() == 1
    assert send(cast, item, masked="", source="By name", send_key="k").status_code == 302
    assert not Post.objects.filter(send_key=post.send_key).exclude(pk=post.pk).exists()


def test_an_author_keeps_every_way_to_their_words(cast: Cast, item: Item) -> None:
    post, maria = share(cast, item), cast.client("maria")
    page = _page(cast, "maria", item.get_absolute_url())
    assert f"/posts/{post.pk}/edit/" in page
    assert f"/posts/{post.pk}/thanks/" not in page
    assert f"/posts/{post.pk}/edit/" not in _page(cast, "tomasz", item.get_absolute_url())
    assert maria.post(f"/posts/{post.pk}/edit/", {"source": "I waited in the car."}).status_code == 302
    post.refresh_from_db()
    assert post.source == "I waited in the car."
    cast.client("noor").post(f"/posts/{post.pk}/thanks/")
    assert "Thanks from Noor" in _page(cast, "maria", item.get_absolute_url())
    assert "Thanks from" not in _page(cast, "tomasz", item.get_absolute_url())
    assert maria.post(f"/posts/{post.pk}/thanks/").status_code == 403
    for address, state in (("withdrawal", "withdrawn"), ("restoration", "shown")):
        assert maria.post(f"/posts/{post.pk}/{address}/").status_code == 302
        post.refresh_from_db()
        assert post.state == state
    for name in ("noor", "tomasz"):
        assert cast.client(name).post(f"/posts/{post.pk}/edit/", {"source": "Mine"}).status_code == 403
    assert maria.post(f"/posts/{post.pk}/name/").status_code == 302
    post.refresh_from_db()
    assert not is_own(post.author, cast["maria"])


def test_files_are_theirs_too(cast: Cast, item: Item) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    uploaded = SimpleUploadedFile("quilt.png", picture(), "image/png")
    send(cast, item)
    mask = own_mask_in(item, cast["maria"])
    assert mask is not None
    answer = send(cast, item, known_as=mask.display_name, attached=uploaded)
    file = File.objects.get(item=item)
    assert file.by == mask
    assert "pictures" in answer["Location"]
    assert cast.client("maria").get(answer["Location"]).status_code == 200
    assert cast.client("tomasz").get(answer["Location"]).status_code == 403


def test_a_question_can_be_asked_under_a_made_name(cast: Cast, item: Item) -> None:
    words = {
        "title": "What now?",
        "source": WORDS,
        "visibility": "public",
        "language": "en",
        "masked": "on",
        "send_key": "q",
        "tags": "quilts",
    }
    client = cast.client("maria")
    first = client.post("/spaces/commons/new/question/", words)
    assert first.status_code == 200
    name = re.search(r'name="known_as" value="([^"]+)"', first.content.decode())
    assert name
    sent = words | {"known_as": name[1]}
    assert client.post("/spaces/commons/new/question/", sent).status_code == 302
    assert client.post("/spaces/commons/new/question/", sent).status_code == 302
    made = Item.objects.get(title="What now?")
    assert made.author.display_name == name[1]
    assert is_own(made.author, cast["maria"])
    answer = writing.reply(made, author=cast.place("noor", cast.commons), source="Wait")
    assert client.post(f"/posts/{answer.pk}/acceptance/").status_code == 302
    assert answer.accepted.by == made.author
    revised = {"title": "What next?", "language": "en", "visibility": "public", "tags": "soup"}
    assert change(client, f"/items/{made.pk}/revision/", revised).status_code == 302
    assert client.post(f"/items/{made.pk}/closing/").status_code == 302
    assert "Maria" not in _main(
        _page(cast, "tomasz", made.get_absolute_url().replace("now", "next"))
    ).replace("x", "")
    assert not made.posts.filter(author__person=cast["maria"]).exists()
    second = client.post("/spaces/commons/new/question/", words | {"send_key": "z", "title": "And then?"})
    assert name[1] not in second.content.decode().partition("known_as")[2][:60], (
        "the next one has another name"
    )


def test_in_another_conversation_the_same_person_has_another_name(cast: Cast, item: Item) -> None:
    other = asked(cast)
    one, two = said_masked(cast, item=item), said_masked(cast, item=other)
    assert one.author != two.author
    assert one.author.display_name != two.author.display_name
    assert one.author.seed != two.author.seed
    assert said_masked(cast, item=item).author == one.author


def test_what_is_split_off_or_merged_stays_theirs_and_keeps_its_name(cast: Cast, item: Item) -> None:
    post = said_masked(cast, item=item)
    host = cast.place("tomasz", cast.commons)
    new = hosting.split(item, posts=[post], title="Apart", by=host)
    assert f"/posts/{post.pk}/edit/" in _page(cast, "maria", new.get_absolute_url())
    name = post.author.display_name
    hosting.merge(new, into=asked(cast), by=host)
    post.refresh_from_db()
    assert post.author.display_name == name
    assert cast.client("maria").get(f"/posts/{post.pk}/edit/").status_code == 200


def test_newcomers_write_under_their_usual_name_first(cast: Cast, item: Item) -> None:
    send(cast, item, "noor")
    mask = own_mask_in(item, cast["noor"])
    answer = send(cast, item, "noor", known_as=mask.display_name if mask else "")
    assert answer.status_code == 422
    assert str(brakes.NOT_YET_UNDER_MASK) in answer.content.decode().replace("&#x27;", "'")
    assert WORDS in answer.content.decode()


def test_a_flood_is_a_flood_under_any_name(cast: Cast, item: Item, settings: Any) -> None:
    settings.POSTS_PER_HOUR = 3
    mask = wear_in(item, cast["maria"])
    for number in range(3):
        writing.reply(item, author=mask, source=f"Word {number}")
    assert brakes.refusal(cast["maria"], source="More") == brakes.TOO_FAST
    assert brakes.refusal(cast["sam"], source="More") is None


def test_from_behind_a_mask_only_hosts_are_called(cast: Cast, item: Item) -> None:
    post = said_masked(cast, item=item, words="Hear me @noor and @hosts")
    assert [each.membership.person for each in post.mentions.select_related("membership__person")] == [
        cast["tomasz"]
    ]
    assert "/people/noor/" not in post.html


def test_made_names_are_nobody_elses(cast: Cast, item: Item) -> None:
    mask = said_masked(cast, item=item).author
    taken = cast.client("noor").post("/spaces/commons/name/", {"display_name": mask.display_name.upper()})
    assert taken.status_code == 422
    assert mask.person not in Person.objects.active()
    assert not Membership.objects.active().filter(pk=mask.pk).exists()
