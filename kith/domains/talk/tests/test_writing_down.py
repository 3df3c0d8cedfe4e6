"""From talk to the library: a draft grows out of a conversation, and whose words it grew from is asked."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kith.capabilities.conversations.actions import writing
from kith.capabilities.conversations.models import Post
from kith.capabilities.items.masks import own_mask_in
from kith.capabilities.items.models import Item
from kith.capabilities.notifications.models import Notice
from kith.capabilities.versions.models import Contributor, Version
from kith.domains.talk.actions import accept, open_topic
from kith.domains.talk.kinds import QUESTION
from kith.foundation.activity.models import Event
from kith.foundation.spaces.actions.boundaries import keep_away
from tests.cast import Cast
from tests.contracts.makers import MAKERS
from tests.entries import ANSWERS, fill, text_of
from tests.masked import allow_masks, said_masked

SAID = "I always put the kettle on before anyone says a word about why they came."


@pytest.fixture
def topic(cast: Cast) -> Item:
    """A question of Sam's that Noor answered, and that answer helped."""
    item = open_topic(
        QUESTION, by=cast.place("sam", cast.commons), title="How do we begin?", source="Tell us"
    )
    writing.reply(item, author=cast.place("anneke", cast.commons), source="I wonder about that too")
    accept(writing.reply(item, author=cast.place("noor", cast.commons), source=SAID), by=item.author)
    return item


def _post(topic: Item, number: int) -> Post:
    return topic.posts.select_related("author").get(number=number)


def _send(cast: Cast, topic: Item, *posts: Post, who: str = "maria", **words: Any) -> Any:
    told = {"kind": "practice", "posts": [post.pk for post in posts], "title": "Tea first", "space": "commons",
            "language": "en", "visibility": "public", "send_key": "k"} | words  # fmt: skip
    return cast.client(who).post(f"/talk/{topic.pk}/writing-down/", told)


def _grow(cast: Cast, topic: Item, *posts: Post, **words: Any) -> Version:
    answer = _send(cast, topic, *posts, **words)
    assert answer.status_code == 302, answer.content.decode()
    return Version.objects.select_related("item").latest("pk")


def _publish(cast: Cast, version: Version, who: str = "maria", **changed: Any) -> Any:
    for step, words in ANSWERS.items():
        assert (
            fill(cast.client(who), version, step, **(words | {"title": "Tea first"} | changed)).status_code
            == 302
        )
    return cast.client(who).post(f"/items/{version.item_id}/publication/", {})


def test_what_helped_is_offered_first_and_one_press_makes_a_draft(cast: Cast, topic: Item) -> None:
    maria = cast.client("maria")
    assert "Write this down for the library" in text_of(maria, topic.get_absolute_url())
    page = text_of(maria, f"/talk/{topic.pk}/writing-down/")
    assert page.index("3. Noor (This helped)") < page.index("1. Sam Rivera")
    assert "How do we begin?" in page
    version = _grow(cast, topic, _post(topic, 3))
    step = text_of(maria, f"/items/{version.item_id}/writing/what/")
    assert "From the conversation" in step
    assert SAID in step
    assert SAID not in str(version.words), "what others said is no answer of hers"


def test_those_who_said_it_are_asked_and_named_only_with_their_yes(
    cast: Cast, topic: Item, deliver: Callable[[], None]
) -> None:
    version = _grow(cast, topic, _post(topic, 3), _post(topic, 1))
    deliver()
    asked = Contributor.objects.get(item=version.item, member__person=cast["noor"])
    assert (asked.role, asked.state) == ("experience", "asked")
    assert Notice.objects.filter(person=cast["noor"], page=f"/me/namings/{asked.pk}/").exists()
    page = text_of(cast.client("noor"), f"/me/namings/{asked.pk}/")
    assert SAID in page
    assert "Tell us" not in page, "only what they said themselves"
    assert _publish(cast, version).status_code == 302
    address = f"/library/{version.item_id}/"
    assert "Noor" not in text_of(cast.client(None), address).partition("Where it comes from")[0]
    cast.client("noor").post(f"/me/namings/{asked.pk}/", {"agree": ""})
    assert "Noor" in text_of(cast.client(None), address)
    assert "Shared their experience" in text_of(cast.client(None), address)


def test_the_conversation_says_what_grew_out_of_it_once_it_is_published(cast: Cast, topic: Item) -> None:
    version = _grow(cast, topic, _post(topic, 3))
    for name in ("maria", "noor", None):
        assert "Grew into" not in text_of(cast.client(name), topic.get_absolute_url()), (
            "a draft is nobody's business"
        )
    assert _publish(cast, version).status_code == 302
    for name in ("maria", "eleni", None):
        assert "Grew into" in text_of(cast.client(name), topic.get_absolute_url())
        assert "How do we begin?" in text_of(cast.client(name), f"/library/{version.item_id}/")


def test_who_may_see_only_one_end_learns_nothing_of_the_other(cast: Cast, topic: Item) -> None:
    """Maria keeps it for the rural space, where she and Tomasz belong and Noor does not."""
    version = _grow(cast, topic, _post(topic, 3), space="rural", visibility="space")
    assert not Contributor.objects.filter(item=version.item, state="asked").exists()
    assert _publish(cast, version).status_code == 302
    assert "Tea first" in text_of(cast.client("tomasz"), topic.get_absolute_url())
    for name in ("noor", "eleni", None):
        assert "Grew into" not in text_of(cast.client(name), topic.get_absolute_url())


def test_between_whom_is_a_line_neither_learns_what_the_other_made_of_it(cast: Cast, topic: Item) -> None:
    version = _grow(cast, topic, _post(topic, 2))
    assert _publish(cast, version).status_code == 302
    assert "Grew into" in text_of(cast.client("noor"), topic.get_absolute_url())
    keep_away(cast["noor"], by=cast["maria"], sort="block")
    assert "Grew into" not in text_of(cast.client("noor"), topic.get_absolute_url())
    assert cast.client("noor").get(f"/library/{version.item_id}/", follow=True).status_code == 404
    assert "Grew into" in text_of(cast.client("sam"), topic.get_absolute_url())


def test_what_was_said_among_few_stays_among_them(cast: Cast) -> None:
    item = open_topic(
        QUESTION, by=cast.place("anneke", cast.circle), title="Between us", source="A quiet word"
    )
    for name in ("noor", "eleni", None):
        assert cast.client(name).get(f"/talk/{item.pk}/writing-down/").status_code == 404
        assert _send(cast, item, who=name or "eleni").status_code == 404
    page = text_of(cast.client("maria"), f"/talk/{item.pk}/writing-down/")
    assert "Tuesday circle" in page
    assert "The commons</option>" not in page
    assert _send(cast, item, space="commons", visibility="space").status_code == 422
    assert _send(cast, item, space="tuesday", visibility="public").status_code == 422
    kept = _grow(cast, item, space="tuesday", visibility="space")
    assert kept.item.visibility == "space"


def test_a_guest_and_someone_who_belongs_nowhere_are_not_offered_it(cast: Cast, topic: Item) -> None:
    for name in ("dana", "eleni"):
        assert "Write this down" not in text_of(cast.client(name), topic.get_absolute_url())
        assert cast.client(name).get(f"/talk/{topic.pk}/writing-down/").status_code == 403


def test_what_is_typed_wrongly_is_kept_and_sending_twice_makes_one_draft(cast: Cast, topic: Item) -> None:
    answer = _send(cast, topic, _post(topic, 2), title="", kind="insight")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "checked" in page.partition(f'name="posts" value="{_post(topic, 2).pk}"')[2].partition(">")[0]
    first, second = (_grow(cast, topic, _post(topic, 3)) for _time in range(2))
    assert first == second
    assert Event.objects.filter(type="naming.asked").count() == 1


def test_words_of_another_conversation_cannot_be_chosen(cast: Cast, topic: Item) -> None:
    secret = open_topic(
        QUESTION, by=cast.place("anneke", cast.circle), title="Between us", source="A quiet word"
    )
    assert _send(cast, topic, secret.posts.get()).status_code == 422


def test_nobodys_words_are_published_as_they_said_them_before_their_yes(cast: Cast, topic: Item) -> None:
    version = _grow(cast, topic, _post(topic, 3))
    taken = _publish(cast, version, how=f"- {SAID}")
    assert taken.status_code == 422
    assert "have not said yes" in taken.content.decode()
    version.refresh_from_db()
    assert version.is_draft
    asked = Contributor.objects.get(item=version.item, member__person=cast["noor"])
    cast.client("noor").post(f"/me/namings/{asked.pk}/", {"agree": ""})
    assert cast.client("maria").post(f"/items/{version.item_id}/publication/", {}).status_code == 302


def test_who_refuses_that_their_words_are_used_takes_them_out_of_the_draft(cast: Cast, topic: Item) -> None:
    version = _grow(cast, topic, _post(topic, 3), _post(topic, 2))
    asked = Contributor.objects.get(item=version.item, member__person=cast["noor"])
    step, address = f"/items/{version.item_id}/writing/what/", f"/me/namings/{asked.pk}/"
    assert (
        "no longer shown" in cast.client("noor").post(address, {"refuse": ""}, follow=True).content.decode()
    )
    page = text_of(cast.client("maria"), step)
    assert SAID not in page
    assert "I wonder about that too" in page
    cast.client("noor").post(address, {"agree": ""})
    assert SAID in text_of(cast.client("maria"), step)


def test_words_that_were_taken_back_or_lie_behind_a_line_are_no_longer_beside_the_draft(
    cast: Cast, topic: Item
) -> None:
    version = _grow(cast, topic, _post(topic, 3), _post(topic, 2))
    step = f"/items/{version.item_id}/writing/what/"
    writing.take_back(_post(topic, 2), by=cast["anneke"])
    keep_away(cast["maria"], by=cast["noor"], sort="block")
    page = text_of(cast.client("maria"), step)
    assert SAID not in page
    assert "I wonder about that too" not in page


def test_whom_one_keeps_away_from_is_not_offered(cast: Cast, topic: Item) -> None:
    keep_away(cast["maria"], by=cast["noor"], sort="block")
    assert "Noor" not in text_of(cast.client("maria"), f"/talk/{topic.pk}/writing-down/")
    assert _send(cast, topic, _post(topic, 3)).status_code == 422


def test_a_made_name_is_asked_under_that_name_and_nothing_leads_to_who_it_is(
    cast: Cast, topic: Item, deliver: Callable[[], None]
) -> None:
    allow_masks(cast.commons)
    post = said_masked(cast, "anneke", item=topic, words="A quilt of words")
    mask = own_mask_in(topic, cast["anneke"])
    assert mask is not None
    version = _grow(cast, topic, post)
    deliver()
    asked = Contributor.objects.get(item=version.item, member=mask)
    assert not Notice.objects.filter(page=f"/me/namings/{asked.pk}/").exists()
    assert "asks you about your words" in text_of(cast.client("anneke"), topic.get_absolute_url())
    for name in ("noor", "tomasz", "maria", "ruth"):
        assert "asks you about your words" not in text_of(cast.client(name), topic.get_absolute_url())
        assert cast.client(name).get(f"/me/namings/{asked.pk}/").status_code == 404
    before = Event.objects.latest("pk").pk
    cast.client("anneke").post(f"/me/namings/{asked.pk}/", {"agree": ""})
    deliver()
    assert not Event.objects.filter(pk__gt=before, actor=cast["anneke"]).exists()
    assert Event.objects.filter(type="naming.answered").get().actor_id == mask.person_id
    assert _publish(cast, version).status_code == 302
    page = text_of(cast.client("noor"), f"/library/{version.item_id}/")
    assert mask.display_name in page
    assert "Anneke" not in page.partition('id="talk"')[0]


def test_ones_own_made_name_is_asked_like_any_other(cast: Cast, topic: Item) -> None:
    """Otherwise those who write with Maria would learn from its being left out that it is hers."""
    allow_masks(cast.commons)
    post = said_masked(cast, "maria", item=topic, words=SAID)
    version = _grow(cast, topic, post, _post(topic, 1))
    assert set(
        Contributor.objects.filter(item=version.item, state="asked").values_list("member", flat=True)
    ) == {
        post.author_id,
        topic.author_id,
    }
    assert _publish(cast, version, how=SAID).status_code == 422


def test_a_name_chosen_for_another_space_leads_nowhere(cast: Cast) -> None:
    topic = open_topic(
        QUESTION, by=cast.place("kestrel", cast.rural), title="Far out", source="How?", visibility="network"
    )
    version = _grow(cast, topic, topic.posts.get(), visibility="network")
    asked = Contributor.objects.get(item=version.item, state="asked")
    cast.client("kestrel").post(f"/me/namings/{asked.pk}/", {"agree": ""})
    assert _publish(cast, version).status_code == 302
    page = text_of(cast.client("noor"), f"/library/{version.item_id}/")
    assert "Kestrel" in page
    assert f"/people/{asked.member_id}/" not in page
    assert "Robin" not in page


def test_it_costs_the_same_for_one_post_and_for_fifty(cast: Cast, topic: Item) -> None:
    version = _grow(cast, topic, _post(topic, 3))
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
    assert _send(cast, entry, entry.posts.get(number=1)).status_code == 422
    version = _grow(cast, entry, post)
    assert SAID in text_of(cast.client("maria"), f"/items/{version.item_id}/writing/what/")
    asked = "asks you about your words"
    assert asked in text_of(cast.client("noor"), entry.get_absolute_url())
    for name in ("maria", "sam", None):
        assert asked not in text_of(cast.client(name), entry.get_absolute_url())
        assert "Tea first" not in text_of(cast.client(name), entry.get_absolute_url()), "a draft"
    assert _publish(cast, version).status_code == 302
    for name in ("sam", None):
        assert "Tea first" in text_of(cast.client(name), entry.get_absolute_url())
        assert "A blanket" in text_of(cast.client(name), f"/library/{version.item_id}/")


def test_what_is_said_about_an_entry_for_few_stays_among_them(cast: Cast) -> None:
    entry = MAKERS["practice"](cast.place("anneke", cast.circle), title="Quilt", source="Warm words")
    writing.reply(entry, author=cast.place("tomasz", cast.circle), source=SAID)
    for name in ("noor", "eleni"):
        assert cast.client(name).get(f"/talk/{entry.pk}/writing-down/").status_code == 404
    assert _send(cast, entry, space="commons", visibility="space").status_code == 422
