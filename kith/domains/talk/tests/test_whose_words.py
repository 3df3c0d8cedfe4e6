"""Whose words a draft grew from is asked, under the name by which they were said, and named only with their yes."""

from collections.abc import Callable

from kith.capabilities.conversations.actions import writing
from kith.capabilities.items.masks import own_mask_in
from kith.capabilities.items.models import Item
from kith.capabilities.notifications.models import Notice
from kith.capabilities.versions.models import Contributor
from kith.domains.talk.actions import open_topic
from kith.domains.talk.kinds import QUESTION
from kith.domains.talk.tests.written_down import SAID, grow, post_at, publish, send
from kith.foundation.activity.models import Event
from kith.foundation.spaces.actions.boundaries import keep_away
from tests.cast import Cast
from tests.entries import send_out, text_of
from tests.masked import allow_masks, said_masked


def test_those_who_said_it_are_asked_and_named_only_with_their_yes(
    cast: Cast, topic: Item, deliver: Callable[[], None]
) -> None:
    version = grow(cast, topic, post_at(topic, 3), post_at(topic, 1))
    deliver()
    asked = Contributor.objects.get(item=version.item, member__person=cast["noor"])
    assert (asked.role, asked.state) == ("experience", "asked")
    assert Notice.objects.filter(person=cast["noor"], page=f"/me/namings/{asked.pk}/").exists()
    page = text_of(cast.client("noor"), f"/me/namings/{asked.pk}/")
    assert SAID in page
    assert "Tell us" not in page, "only what they said themselves"
    assert publish(cast, version).status_code == 302
    address = f"/library/{version.item_id}/"
    assert "Noor" not in text_of(cast.client(None), address).partition("Where it comes from")[0]
    cast.client("noor").post(f"/me/namings/{asked.pk}/", {"agree": ""})
    assert "Noor" in text_of(cast.client(None), address)
    assert "Shared their experience" in text_of(cast.client(None), address)


def test_between_whom_is_a_line_neither_learns_what_the_other_made_of_it(cast: Cast, topic: Item) -> None:
    version = grow(cast, topic, post_at(topic, 2))
    assert publish(cast, version).status_code == 302
    assert "Grew into" in text_of(cast.client("noor"), topic.get_absolute_url())
    keep_away(cast["noor"], by=cast["maria"], sort="block")
    assert "Grew into" not in text_of(cast.client("noor"), topic.get_absolute_url())
    assert cast.client("noor").get(f"/library/{version.item_id}/", follow=True).status_code == 404
    assert "Grew into" in text_of(cast.client("sam"), topic.get_absolute_url())


def test_nobodys_words_are_published_as_they_said_them_before_their_yes(cast: Cast, topic: Item) -> None:
    version = grow(cast, topic, post_at(topic, 3))
    taken = publish(cast, version, how=f"- {SAID}")
    assert taken.status_code == 422
    assert "have not said yes" in taken.content.decode()
    version.refresh_from_db()
    assert version.is_draft
    asked = Contributor.objects.get(item=version.item, member__person=cast["noor"])
    cast.client("noor").post(f"/me/namings/{asked.pk}/", {"agree": ""})
    assert send_out(cast.client("maria"), version.item_id).status_code == 302


def test_who_refuses_that_their_words_are_used_takes_them_out_of_the_draft(cast: Cast, topic: Item) -> None:
    version = grow(cast, topic, post_at(topic, 3), post_at(topic, 2))
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
    version = grow(cast, topic, post_at(topic, 3), post_at(topic, 2))
    step = f"/items/{version.item_id}/writing/what/"
    writing.take_back(post_at(topic, 2), by=cast["anneke"])
    keep_away(cast["maria"], by=cast["noor"], sort="block")
    page = text_of(cast.client("maria"), step)
    assert SAID not in page
    assert "I wonder about that too" not in page


def test_whom_one_keeps_away_from_is_not_offered(cast: Cast, topic: Item) -> None:
    keep_away(cast["maria"], by=cast["noor"], sort="block")
    assert "Noor" not in text_of(cast.client("maria"), f"/talk/{topic.pk}/writing-down/")
    assert send(cast, topic, post_at(topic, 3)).status_code == 422


def test_a_made_name_is_asked_under_that_name_and_nothing_leads_to_who_it_is(
    cast: Cast, topic: Item, deliver: Callable[[], None]
) -> None:
    allow_masks(cast.commons)
    post = said_masked(cast, "anneke", item=topic, words="A quilt of words")
    mask = own_mask_in(topic, cast["anneke"])
    assert mask is not None
    version = grow(cast, topic, post)
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
    assert publish(cast, version).status_code == 302
    page = text_of(cast.client("noor"), f"/library/{version.item_id}/")
    assert mask.display_name in page
    assert "Anneke" not in page.partition('id="talk"')[0]


def test_ones_own_made_name_is_asked_like_any_other(cast: Cast, topic: Item) -> None:
    """Otherwise those who write with Maria would learn from its being left out that it is hers."""
    allow_masks(cast.commons)
    post = said_masked(cast, "maria", item=topic, words=SAID)
    version = grow(cast, topic, post, post_at(topic, 1))
    assert set(
        Contributor.objects.filter(item=version.item, state="asked").values_list("member", flat=True)
    ) == {
        post.author_id,
        topic.author_id,
    }
    assert publish(cast, version, how=SAID).status_code == 422


def test_a_name_chosen_for_another_space_leads_nowhere(cast: Cast) -> None:
    topic = open_topic(
        QUESTION, by=cast.place("kestrel", cast.rural), title="Far out", source="How?", visibility="network"
    )
    version = grow(cast, topic, topic.posts.get(), visibility="network")
    asked = Contributor.objects.get(item=version.item, state="asked")
    cast.client("kestrel").post(f"/me/namings/{asked.pk}/", {"agree": ""})
    assert publish(cast, version).status_code == 302
    page = text_of(cast.client("noor"), f"/library/{version.item_id}/")
    assert "Kestrel" in page
    assert f"/people/{asked.member_id}/" not in page
    assert "Robin" not in page
