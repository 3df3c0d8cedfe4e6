"""Before sharing, one look at what might lead to a person; the writer decides."""

from kith.capabilities.items.models import Item
from kith.domains.talk.actions import open_topic
from kith.domains.talk.kinds import DISCUSSION
from kith.foundation.profiles.actions import tell
from tests.cast import Cast

WORDS = "I sat with Mrs. Whitfield and gave her 555-010-4477."


def _topic(cast: Cast) -> Item:
    return open_topic(DISCUSSION, by=cast.place("tomasz", cast.commons), title="Waiting", source="How?")


def _reply(cast: Cast, item: Item, **words: str) -> tuple[int, str]:
    answer = cast.client("maria").post(f"/items/{item.pk}/reply/", words)
    return answer.status_code, answer.content.decode()


def test_words_that_may_lead_to_someone_are_shown_before_they_are_shared(cast: Cast) -> None:
    item = _topic(cast)
    status, page = _reply(cast, item, source=WORDS)
    assert status == 422
    assert "a name: “Mrs. Whitfield”, a phone number: “555-010-4477”" in page
    assert WORDS in page
    assert item.posts.count() == 1


def test_whoever_has_looked_decides(cast: Cast) -> None:
    item = _topic(cast)
    status, _page = _reply(cast, item, source=WORDS, looked_over="on")
    assert status == 302
    assert item.posts.count() == 2


def test_a_place_of_work_from_ones_own_profile_is_noticed(cast: Cast) -> None:
    tell(cast["maria"], field="setting", texts=["Brigid House"], audience="self")
    item = _topic(cast)
    status, page = _reply(cast, item, source="At Brigid House we sing in the morning.")
    assert status == 422
    assert "a place where you work: “Brigid House”" in page


def test_ordinary_words_are_shared_at_once_and_no_box_is_shown(cast: Cast) -> None:
    item = _topic(cast)
    page = cast.client("maria").get(f"/items/{item.pk}/reply/").content.decode()
    assert "Nobody can be known" not in page
    assert _reply(cast, item, source="We sing in the morning.")[0] == 302


def test_a_new_topic_is_looked_at_with_its_title(cast: Cast) -> None:
    words = {"title": "Call 555-010-4477", "source": "Hello", "language": "en", "visibility": "public"}
    client = cast.client("maria")
    answer = client.post("/spaces/commons/new/discussion/", words)
    assert answer.status_code == 422
    assert "555-010-4477" in answer.content.decode()
    assert client.post("/spaces/commons/new/discussion/", words | {"looked_over": "on"}).status_code == 302


def test_a_change_is_looked_at_too(cast: Cast) -> None:
    item = open_topic(DISCUSSION, by=cast.place("maria", cast.commons), title="Waiting", source="How?")
    post = item.posts.get()
    client, address = cast.client("maria"), f"/posts/{post.pk}/edit/"
    page = client.post(address, {"source": WORDS}).content.decode()
    assert "Mrs. Whitfield" in page
    post.refresh_from_db()
    assert post.source == "How?"
