"""What several wrote belongs to several: who goes away takes their name, never the words of the others."""

from collections.abc import Callable

import pytest

from kith.capabilities.conversations.actions.writing import reply
from kith.capabilities.items.models import Item
from kith.capabilities.notifications.models import Notice
from kith.capabilities.versions.actions.drafting import draft
from kith.capabilities.versions.actions.naming import answer_naming, ask_to_name
from kith.capabilities.versions.actions.publishing import publish
from kith.capabilities.versions.models import Hand, Version
from kith.doors.leaving.actions import leave_for_good
from kith.doors.leaving.forms import REMOVE
from kith.foundation.spaces.actions.belonging import leave
from tests.cast import Cast
from tests.entries import fill, text_of, written

Deliver = Callable[[], None]
NOTE = "item.handed_on"


def _agreed(cast: Cast, version: Version, name: str, role: str = "author") -> None:
    asked = ask_to_name(version.item, member=cast.place(name, cast.commons), role=role, by=cast["maria"])
    answer_naming(asked, agrees=True)


@pytest.fixture
def begun(cast: Cast) -> Version:
    """Maria begins it, Noor and later Sam say that they write it too, and Noor does."""
    begun = written(cast.client("maria"))
    for name in ("noor", "sam"):
        _agreed(cast, begun, name)
    fill(cast.client("noor"), begun, "care", watch="Ask twice.", licence="CC-BY-4.0")
    begun.refresh_from_db()
    return begun


@pytest.fixture
def item(cast: Cast, begun: Version) -> Item:
    return publish(begun, by=cast.place("maria", cast.commons)).item


def _goes(cast: Cast, name: str = "maria") -> None:
    leave_for_good(cast[name], words=REMOVE)


def test_the_entry_stays_and_who_wrote_it_longest_leads_it(cast: Cast, item: Item) -> None:
    _goes(cast)
    item.refresh_from_db()
    opening = item.posts.get(number=1)
    assert item.author == opening.author == cast.place("noor", cast.commons)
    page = text_of(cast.client(None), item.get_absolute_url())
    for words in ("Tea before talk", "Put the kettle on", "Ask twice."):
        assert words in page


def test_no_page_and_no_version_names_who_went(cast: Cast, item: Item) -> None:
    _goes(cast)
    for address in (item.get_absolute_url(), f"/items/{item.pk}/versions/", f"/items/{item.pk}/versions/1/"):
        page = text_of(cast.client("noor"), address)
        assert "Noor" in page
        assert "Maria" not in page
    assert "Former member" in text_of(cast.client("noor"), f"/items/{item.pk}/versions/")
    assert not Hand.objects.filter(member__person=cast["maria"]).exists()
    assert not item.contributors.filter(member__person=cast["maria"]).exists()


def test_who_left_the_space_leads_nothing_there_while_others_are_left(cast: Cast, item: Item) -> None:
    leave(cast.place("noor", cast.commons))
    _goes(cast)
    assert Item.objects.get(pk=item.pk).author == cast.place("sam", cast.commons)


def test_what_one_wrote_alone_goes_though_others_advised(cast: Cast) -> None:
    alone = written(cast.client("maria"))
    _agreed(cast, alone, "noor", role="reviewer")
    item = publish(alone, by=cast.place("maria", cast.commons)).item
    _goes(cast)
    assert Version.objects.get(item=item).words == {}


def test_the_last_who_goes_takes_it_along(cast: Cast, item: Item) -> None:
    for name in ("maria", "noor", "sam"):
        _goes(cast, name)
    assert Version.objects.get(item=item).words == {}


def test_who_wrote_with_another_who_goes_on_takes_only_their_name(cast: Cast, item: Item) -> None:
    _goes(cast, "noor")
    page = text_of(cast.client(None), item.get_absolute_url())
    assert "Ask twice." in page
    assert "Maria Delgado" in page
    assert "Noor" not in page
    assert Item.objects.get(pk=item.pk).author == cast.place("maria", cast.commons)


def test_what_one_said_about_it_goes(cast: Cast, item: Item) -> None:
    said = reply(item, author=cast.place("maria", cast.commons), source="I would do it again")
    _goes(cast)
    said.refresh_from_db()
    assert (said.state, said.text) == ("withdrawn", "")


def test_a_draft_that_they_alone_had_in_hand_goes(cast: Cast, item: Item) -> None:
    second = draft(item, by=cast.place("maria", cast.commons))
    fill(cast.client("maria"), second, "care", watch="A thought of mine.", licence="CC-BY-4.0")
    _goes(cast)
    assert list(item.versions.values_list("number", flat=True)) == [1]


def test_a_draft_in_which_others_wrote_stays(cast: Cast, item: Item) -> None:
    second = draft(item, by=cast.place("maria", cast.commons))
    fill(cast.client("maria"), second, "care", watch="A thought of ours.", licence="CC-BY-4.0")
    fill(cast.client("noor"), second, "how", how="- Wait", minutes="30")
    _goes(cast)
    assert "A thought of ours." in text_of(cast.client("noor"), f"/items/{item.pk}/writing/care/")


def test_what_nobody_has_read_yet_stays_with_those_who_wrote_in_it(cast: Cast, begun: Version) -> None:
    _goes(cast)
    assert "Put the kettle on" in text_of(cast.client("noor"), f"/items/{begun.item_id}/writing/how/")
    assert Item.objects.get(pk=begun.item_id).author == cast.place("noor", cast.commons)


def test_what_nobody_has_read_yet_and_nobody_else_wrote_in_goes(cast: Cast) -> None:
    alone = written(cast.client("maria"))
    _agreed(cast, alone, "noor")
    _goes(cast)
    assert not Item.objects.filter(pk=alone.item_id).exists()


def test_those_who_go_on_are_told_and_nobody_else_is(cast: Cast, item: Item, deliver: Deliver) -> None:
    _goes(cast)
    deliver()
    told = Notice.objects.visible().filter(event__type=NOTE).values_list("person__handle", flat=True)
    assert set(told) == {"noor", "sam"}
    assert "Someone who wrote this with you has left" in text_of(cast.client("noor"), "/inbox/")
    assert "has left" not in text_of(cast.client("tomasz"), "/spaces/commons/log/")


def test_whoever_goes_reads_before_what_stays(cast: Cast) -> None:
    assert "What you wrote together with others stays with them" in text_of(
        cast.client("maria"), "/me/closing/"
    )
