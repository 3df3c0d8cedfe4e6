"""What stands around an item, changed by its author and by hosts: nobody writes back what the other just changed."""

from functools import partial
from typing import Any

import pytest
from django.test import Client

from kith.capabilities.conversations.actions import writing
from kith.capabilities.conversations.actions.revising import revise
from kith.capabilities.conversations.around import ITS_OWN, edition_around
from kith.capabilities.items.models import Item
from kith.foundation.activity.models import Event
from kith.infrastructure.database.meanwhile import ChangedMeanwhile
from tests.at_once import meanwhile
from tests.cast import Cast
from tests.changing import change
from tests.contracts.makers import MAKERS
from tests.entries import hidden, text_of

SAYS = "Someone else changed this while you wrote"
AROUND = {
    "title": "What calms you?", "tags": "calm", "content_note": "", "language": "en", "visibility": "public",
}  # fmt: skip


@pytest.fixture
def item(cast: Cast) -> Item:
    place = cast.place("maria", cast.commons)
    return MAKERS["question"](place, title=AROUND["title"], tags=["calm"], visibility="public")


def _at(item: Item) -> str:
    return f"/items/{item.pk}/revision/"


def _form(client: Client, item: Item, **typed: str) -> dict[str, str]:
    """The form as its page is shown, with what someone types."""
    return AROUND | {"seen": hidden(text_of(client, _at(item)), "seen")} | typed


def _page_of(answer: Any) -> str:
    return str(answer.content.decode())


def _tags(item: Item) -> set[str]:
    return set(item.tags.values_list("words", flat=True))


def test_an_audience_that_a_host_narrowed_is_not_widened_again(cast: Cast, item: Item) -> None:
    """What Maria left alone stands in her form as it is now; what she typed is still hers."""
    maria = cast.client("maria")
    form = _form(maria, item, tags="calm, nights")
    assert change(cast.client("tomasz"), _at(item), AROUND | {"visibility": "space"}).status_code == 302
    told = Event.objects.count()
    late = maria.post(_at(item), form)
    page = _page_of(late)
    assert late.status_code == 409
    for words in (SAYS, "Who can see it: Members of this space", 'value="calm, nights"'):
        assert words in page, words
    assert "Title: What calms you?" not in page, "that is as it was"
    chosen = late.context["form"]
    assert (chosen["visibility"].value(), chosen["tags"].value()) == ("space", "calm, nights")
    item.refresh_from_db()
    assert (item.visibility, _tags(item), Event.objects.count()) == ("space", {"calm"}, told)
    again = form | {"visibility": "space", "seen": hidden(page, "seen")}
    assert [maria.post(_at(item), again).status_code for _sending in range(2)] == [302, 302]
    item.refresh_from_db()
    assert (item.visibility, _tags(item)) == ("space", {"calm", "nights"})


def test_the_same_once_others_spoke(cast: Cast, item: Item) -> None:
    """Then the wider audience is not even among the choices any more."""
    writing.reply(item, author=cast.place("noor", cast.commons), source="I count to ten")
    form = _form(cast.client("maria"), item, title="What helps you?")
    revise(item, tags=["calm"], by=cast["tomasz"], visibility="space")
    late = cast.client("maria").post(_at(item), form)
    assert late.status_code == 409
    assert 'value="What helps you?"' in _page_of(late)
    item.refresh_from_db()
    assert (item.title, item.visibility) == ("What calms you?", "space")


def test_of_two_titles_one_reads_both(cast: Cast, item: Item) -> None:
    maria = cast.client("maria")
    form = _form(maria, item, title="What helps you?")
    revise(item, tags=["calm"], by=cast["tomasz"], title="What calms you at night?", no_advice=True)
    page = _page_of(maria.post(_at(item), form))
    for words in ("Title: What calms you at night?", "Please no advice: Yes", 'value="What helps you?"'):
        assert words in page, words


def test_whoever_has_seen_nothing_writes_over_nothing(cast: Cast, item: Item) -> None:
    assert cast.client("maria").post(_at(item), AROUND | {"title": "Other"}).status_code == 409


def test_who_says_the_same_as_the_other_is_done(cast: Cast, item: Item) -> None:
    form = _form(cast.client("maria"), item, visibility="space")
    revise(item, tags=["calm"], by=cast["tomasz"], visibility="space")
    assert cast.client("maria").post(_at(item), form).status_code == 302


@pytest.mark.django_db(transaction=True)
def test_two_at_the_same_moment_do_not_write_over_each_other(cast: Cast, item: Item) -> None:
    from_tomasz, from_maria = (Item.objects.select_related("space", "thread").get() for _each in range(2))
    seen = edition_around(item, (*ITS_OWN, "tags"))
    whole = partial(revise, tags=["calm"], seen=seen, content_note="", language="en")
    late = meanwhile(
        lambda: whole(from_tomasz, by=cast["tomasz"], title=item.title, visibility="space"),
        lambda: whole(from_maria, by=cast["maria"], title="What helps you?", visibility="public"),
    )
    assert isinstance(late.exception(), ChangedMeanwhile)
    item.refresh_from_db()
    assert (item.title, item.visibility) == ("What calms you?", "space")
