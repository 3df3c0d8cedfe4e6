"""From talk to the library: a draft grows out of a conversation, and both lead to each other."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from kith.capabilities.conversations.actions import writing
from kith.capabilities.items.models import Item
from kith.capabilities.versions.models import Contributor
from kith.domains.talk.actions import open_topic
from kith.domains.talk.kinds import QUESTION
from kith.domains.talk.tests.written_down import SAID, grow, post_at, publish, send
from kith.foundation.activity.models import Event
from tests.cast import Cast
from tests.contracts.makers import MAKERS
from tests.entries import text_of


def test_what_helped_is_offered_first_and_one_press_makes_a_draft(cast: Cast, topic: Item) -> None:
    maria = cast.client("maria")
    assert "Write this down for the library" in text_of(maria, topic.get_absolute_url())
    page = text_of(maria, f"/talk/{topic.pk}/writing-down/")
    assert page.index("3. Noor (This helped)") < page.index("1. Sam Rivera")
    assert "How do we begin?" in page
    version = grow(cast, topic, post_at(topic, 3))
    step = text_of(maria, f"/items/{version.item_id}/writing/what/")
    assert "From the conversation" in step
    assert SAID in step
    assert SAID not in str(version.words), "what others said is no answer of hers"


def test_the_conversation_says_what_grew_out_of_it_once_it_is_published(cast: Cast, topic: Item) -> None:
    version = grow(cast, topic, post_at(topic, 3))
    for name in ("maria", "noor", None):
        assert "Grew into" not in text_of(cast.client(name), topic.get_absolute_url()), (
            "a draft is nobody's business"
        )
    assert publish(cast, version).status_code == 302
    for name in ("maria", "eleni", None):
        assert "Grew into" in text_of(cast.client(name), topic.get_absolute_url())
        assert "How do we begin?" in text_of(cast.client(name), f"/library/{version.item_id}/")


def test_who_may_see_only_one_end_learns_nothing_of_the_other(cast: Cast, topic: Item) -> None:
    """Maria keeps it for the rural space, where she and Tomasz belong and Noor does not."""
    version = grow(cast, topic, post_at(topic, 3), space="rural", visibility="space")
    assert not Contributor.objects.filter(item=version.item, state="asked").exists()
    assert publish(cast, version).status_code == 302
    assert "Tea first" in text_of(cast.client("tomasz"), topic.get_absolute_url())
    for name in ("noor", "eleni", None):
        assert "Grew into" not in text_of(cast.client(name), topic.get_absolute_url())


def test_what_was_said_among_few_stays_among_them(cast: Cast) -> None:
    item = open_topic(
        QUESTION, by=cast.place("anneke", cast.circle), title="Between us", source="A quiet word"
    )
    for name in ("noor", "eleni", None):
        assert cast.client(name).get(f"/talk/{item.pk}/writing-down/").status_code == 404
        assert send(cast, item, who=name or "eleni").status_code == 404
    page = text_of(cast.client("maria"), f"/talk/{item.pk}/writing-down/")
    assert "Tuesday circle" in page
    assert "The commons</option>" not in page
    assert send(cast, item, space="commons", visibility="space").status_code == 422
    assert send(cast, item, space="tuesday", visibility="public").status_code == 422
    kept = grow(cast, item, space="tuesday", visibility="space")
    assert kept.item.visibility == "space"


def test_a_guest_and_someone_who_belongs_nowhere_are_not_offered_it(cast: Cast, topic: Item) -> None:
    for name in ("dana", "eleni"):
        assert "Write this down" not in text_of(cast.client(name), topic.get_absolute_url())
        assert cast.client(name).get(f"/talk/{topic.pk}/writing-down/").status_code == 403


def test_what_is_typed_wrongly_is_kept_and_sending_twice_makes_one_draft(cast: Cast, topic: Item) -> None:
    answer = send(cast, topic, post_at(topic, 2), title="", kind="insight")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "checked" in page.partition(f'name="posts" value="{post_at(topic, 2).pk}"')[2].partition(">")[0]
    first, second = (grow(cast, topic, post_at(topic, 3)) for _time in range(2))
    assert first == second
    assert Event.objects.filter(type="naming.asked").count() == 1


def test_words_of_another_conversation_cannot_be_chosen(cast: Cast, topic: Item) -> None:
    secret = open_topic(
        QUESTION, by=cast.place("anneke", cast.circle), title="Between us", source="A quiet word"
    )
    assert send(cast, topic, secret.posts.get()).status_code == 422


def test_it_costs_the_same_for_one_post_and_for_fifty(cast: Cast, topic: Item) -> None:
    version = grow(cast, topic, post_at(topic, 3))
    addresses = (f"/talk/{topic.pk}/writing-down/", f"/items/{version.item_id}/writing/what/")
    few = [_cost(cast, address) for address in addresses]
    for number in range(50):
        name = ("sam", "noor", "tomasz", "kestrel")[number % 4]
        post = writing.reply(topic, author=cast.place(name, cast.commons), source=f"Word {number}")
        version.item.materials.create(post=post)
    assert [_cost(cast, address) for address in addresses] == few


def _cost(cast: Cast, address: str) -> int:
    client = cast.client("maria")
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200, address
    return len([query for query in queries if "SAVEPOINT" not in query["sql"]])


def test_what_is_said_about_an_entry_becomes_a_draft_too_and_the_entry_leads_to_it(cast: Cast) -> None:
    entry = MAKERS["practice"](cast.place("sam", cast.commons), title="A blanket", source="Warm words")
    post = writing.reply(entry, author=cast.place("noor", cast.commons), source=SAID)
    assert "Write this down" in text_of(cast.client("maria"), entry.get_absolute_url())
    page = text_of(cast.client("maria"), f"/talk/{entry.pk}/writing-down/")
    assert "2. Noor" in page
    assert "1. Sam" not in page, "the entry itself is adapted, not written down"
    assert send(cast, entry, entry.posts.get(number=1)).status_code == 422
    version = grow(cast, entry, post)
    assert SAID in text_of(cast.client("maria"), f"/items/{version.item_id}/writing/what/")
    asked = "asks you about your words"
    assert asked in text_of(cast.client("noor"), entry.get_absolute_url())
    for name in ("maria", "sam", None):
        assert asked not in text_of(cast.client(name), entry.get_absolute_url())
        assert "Tea first" not in text_of(cast.client(name), entry.get_absolute_url()), "a draft"
    assert publish(cast, version).status_code == 302
    for name in ("sam", None):
        assert "Tea first" in text_of(cast.client(name), entry.get_absolute_url())
        assert "A blanket" in text_of(cast.client(name), f"/library/{version.item_id}/")


def test_what_is_said_about_an_entry_for_few_stays_among_them(cast: Cast) -> None:
    entry = MAKERS["practice"](cast.place("anneke", cast.circle), title="Quilt", source="Warm words")
    writing.reply(entry, author=cast.place("tomasz", cast.circle), source=SAID)
    for name in ("noor", "eleni"):
        assert cast.client(name).get(f"/talk/{entry.pk}/writing-down/").status_code == 404
    assert send(cast, entry, space="commons", visibility="space").status_code == 422
