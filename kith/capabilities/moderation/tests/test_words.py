"""Word lists are hints for people, never a verdict."""

import pytest

from kith.capabilities.conversations.models import Post
from kith.capabilities.items.models import Item
from kith.capabilities.moderation.models import Case
from kith.domains.talk.actions import open_topic
from kith.domains.talk.kinds import DISCUSSION
from kith.foundation.spaces.actions.words import list_words
from tests.cast import Cast
from tests.moderating import told

LIST = "addict: many of us say person in recovery"
HINT = "“addict” (many of us say person in recovery)"
WORDS = "An addict, they called me."


@pytest.fixture
def item(cast: Cast) -> Item:
    list_words(LIST, space=cast.commons, by=cast["tomasz"])
    return open_topic(DISCUSSION, by=cast.place("maria", cast.commons), title="Words", source=WORDS)


def _reply(cast: Cast, item: Item, **words: str) -> tuple[int, str]:
    answer = cast.client("noor").post(f"/items/{item.pk}/reply/", words)
    return answer.status_code, answer.content.decode()


def test_the_writer_sees_a_hint_once_and_decides(cast: Cast, item: Item) -> None:
    status, page = _reply(cast, item, source=WORDS)
    assert status == 422
    assert HINT in page
    assert "You decide." in page
    assert WORDS in page
    assert "Nobody can be known" not in page
    assert _reply(cast, item, source=WORDS, looked_over="on")[0] == 302
    assert Post.objects.filter(item=item, state="shown").count() == 2


def test_a_new_topic_and_a_change_get_it_too(cast: Cast, item: Item) -> None:
    words = {"title": "An addict", "source": "Hello", "language": "en", "visibility": "public"}
    assert HINT in cast.client("maria").post("/spaces/commons/new/discussion/", words).content.decode()
    changed = cast.client("maria").post(f"/posts/{item.posts.get().pk}/edit/", {"source": WORDS})
    assert HINT in changed.content.decode()


def test_a_list_holds_in_its_space_and_that_of_stewards_everywhere(cast: Cast) -> None:
    list_words(LIST, space=cast.commons, by=cast["tomasz"])
    item = open_topic(DISCUSSION, by=cast.place("maria", cast.rural), title="Roads", source="Far")
    client, address = cast.client("maria"), f"/items/{item.pk}/reply/"
    assert client.post(address, {"source": WORDS}).status_code == 302
    assert cast.client("ruth").post("/desk/words/", {"source": LIST}).status_code == 302
    assert client.post(address, {"source": WORDS}).status_code == 422


def test_the_desk_shows_them_for_what_was_reported_and_nothing_else_happens(cast: Cast, item: Item) -> None:
    assert not Case.objects.exists()
    case = told(cast, Case(post=item.posts.get())).case
    assert HINT in cast.client("tomasz").get(f"/desk/{case.pk}/").content.decode()
    item.refresh_from_db()
    assert item.posts.get().is_shown


def test_hosts_keep_the_list_of_their_space(cast: Cast) -> None:
    client = cast.client("tomasz")
    assert client.post("/spaces/commons/words/", {"source": LIST}).status_code == 302
    assert LIST in client.get("/spaces/commons/words/").content.decode()
    assert "changed the list of words" in cast.client("noor").get("/spaces/commons/log/").content.decode()
    assert cast.client("noor").get("/spaces/commons/words/").status_code == 403
    assert cast.client("tomasz").get("/desk/words/").status_code == 403
    long = client.post("/spaces/commons/words/", {"source": "x" * 9_000})
    assert long.status_code == 422
    assert "x" * 9_000 in long.content.decode()
