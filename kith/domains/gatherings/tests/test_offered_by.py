"""Hosts name who offers a gathering among those whom they may name; its certificates have the numbers of these, and no others."""

from typing import Any

import pytest

from kith.capabilities.items.models import Item
from kith.domains.gatherings.actions import attending
from kith.domains.gatherings.actions.hosting import name_hosts
from kith.domains.gatherings.models import Gathering
from kith.domains.gatherings.queries.gatherings import reach_gathering
from kith.domains.gatherings.tests.conftest import Announce, is_over, next_tuesday
from kith.domains.learning.actions.providing import add_approval, add_provider
from kith.domains.learning.models import Hours, Provider
from kith.domains.learning.tests.certified import certificates
from kith.foundation.people.actions import make_steward
from kith.foundation.spaces.actions import belonging
from kith.infrastructure.database.private import seen_as
from tests.cast import Cast

ASKED = "An organisation that boards know"
NEW = "/spaces/commons/announcing/gathering/"


@pytest.fixture
def school(cast: Cast) -> Provider:
    """The rural space stands for it, which Maria hosts."""
    belonging.give_role(cast.place("maria", cast.rural), role="host", by=cast["tomasz"])
    made = add_provider(name="Night school", space=cast.rural, by=cast["ruth"])
    add_approval(board="NAADAC", number="4711", provider=made, by=cast["ruth"])
    add_approval(board="NAADAC", number="House-1", by=cast["ruth"])
    return made


def _plan(**other: Any) -> dict[str, Any]:
    usual = {
        "first_day": str(next_tuesday()), "at": "18:00", "until": "19:30", "zone": "Europe/Madrid", "way": "online", "door": "open",
        "sort": "workshop", "provider": "Some words", "speakers": "", "categories": ["ethics"],
    }  # fmt: skip
    return usual | other


def _new(**other: Any) -> dict[str, Any]:
    words = {"title": "Tea", "source": "We practise.", "language": "en", "visibility": "public"}
    return _plan(**words, **other)


def _change(cast: Cast, who: str, item: Item, **other: Any) -> Gathering:
    cast.client(who).post(f"/gatherings/{item.pk}/plan/", _plan(**other))
    return Gathering.objects.get(pk=item.pk)


def test_it_is_asked_where_someone_can_be_named(cast: Cast, school: Provider) -> None:
    assert ASKED not in cast.client("noor").get(NEW).text
    page = cast.client("maria").get(NEW).text
    assert ASKED in page
    assert "Night school" in page


def test_a_host_names_them_where_it_is_announced(cast: Cast, school: Provider) -> None:
    assert cast.client("maria").post(NEW, _new(offered_by=school.pk)).status_code == 302
    made = Gathering.objects.get()
    assert (made.offered_by, made.provider) == (school, ""), "who is chosen needs no words"
    assert f"Offered by {school.name}." in cast.client("ruth").get(made.item.get_absolute_url()).text
    assert cast.client("noor").post(NEW, _new(offered_by=school.pk)).status_code == 302
    assert Gathering.objects.latest("pk").offered_by is None, "who may not name them cannot"


def test_what_was_chosen_is_kept_while_one_writes(cast: Cast, school: Provider) -> None:
    cast.client("maria").post(f"{NEW}draft/", _new(offered_by=school.pk))
    page = cast.client("maria").get(NEW).text
    assert f'<option value="{school.pk}" selected>' in page


def test_whoever_hosts_it_too_leaves_it_or_takes_it_off(
    cast: Cast, announced: Announce, school: Provider
) -> None:
    item = announced()
    assert _change(cast, "maria", item, offered_by=school.pk).offered_by == school
    name_hosts(item, people=[cast["sam"]], by=cast["maria"])
    begun = cast.client("sam").get(f"/gatherings/{item.pk}/plan/").text
    assert f'<option value="{school.pk}" selected>' in begun
    assert _change(cast, "sam", item, offered_by=school.pk, cost="5").offered_by == school
    taken_off = _change(cast, "sam", item, offered_by="")
    assert (taken_off.offered_by, taken_off.provider) == (None, "Some words")
    assert _change(cast, "sam", item, offered_by=school.pk).offered_by is None


def test_who_may_name_nobody_is_not_asked_when_it_changes(
    cast: Cast, announced: Announce, school: Provider
) -> None:
    item = announced(who="noor")
    assert ASKED not in cast.client("noor").get(f"/gatherings/{item.pk}/plan/").text
    changed = _change(cast, "noor", item, offered_by=school.pk, cost="5")
    assert (changed.offered_by, changed.cost) == (None, "5")


def test_those_who_come_are_told_that_it_changed(cast: Cast, announced: Announce, school: Provider) -> None:
    item = announced()
    _change(cast, "maria", item, provider="", categories=[])
    _change(cast, "maria", item, provider="", categories=[], offered_by=school.pk)
    page = cast.client("noor").get(item.get_absolute_url(), follow=True).text
    assert "The hours that it gives changed." in page


def _was_there(cast: Cast, item: Item) -> Item:
    item = reach_gathering(cast["maria"], item.pk)
    is_over(item)
    occasion = item.gathering.occasions.get()
    span = {"came": occasion.begins_at, "left": occasion.ends_at}
    attending.set_right(occasion, item=item, person=cast["noor"], how="host", by=cast["maria"], **span)
    return item


def test_certificates_and_hours_name_them(cast: Cast, announced: Announce, school: Provider) -> None:
    item = _was_there(cast, announced(offered_by=school, categories=["ethics"]))
    date = f"/gatherings/{item.pk}/dates/{item.gathering.occasions.get().pk}/"
    cast.client("maria").post(f"{date}certificates/")
    (given,) = certificates(cast["noor"])
    assert (given.provider, given.approvals) == ("Night school", [["NAADAC", "4711"]])
    cast.client("noor").post(f"{date}hours/")
    with seen_as(cast["noor"]):
        assert Hours.objects.get().provider == "Night school"


@pytest.mark.parametrize("words", ["", "Night school"])
def test_words_alone_lend_no_number(cast: Cast, announced: Announce, school: Provider, words: str) -> None:
    item = _was_there(cast, announced(provider=words))
    cast.client("maria").post(
        f"/gatherings/{item.pk}/dates/{item.gathering.occasions.get().pk}/certificates/"
    )
    (given,) = certificates(cast["noor"])
    assert (given.provider, given.approvals) == (words or "The commons", [])


def test_a_steward_who_hosts_names_the_house(cast: Cast, announced: Announce, school: Provider) -> None:
    make_steward(cast.people["maria"])
    house = Provider.objects.get(is_house=True)
    item = announced()
    assert _change(cast, "maria", item, offered_by=house.pk).offered_by == house
    item = _was_there(cast, item)
    cast.client("maria").post(
        f"/gatherings/{item.pk}/dates/{item.gathering.occasions.get().pk}/certificates/"
    )
    (given,) = certificates(cast["noor"])
    assert given.approvals == [["NAADAC", "House-1"]]
