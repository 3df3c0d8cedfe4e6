"""Muting and blocking: silent, total, and possible to take back. Each way is tried from both sides."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kith.capabilities.conversations.actions import writing
from kith.capabilities.items.models import Item
from kith.capabilities.items.reading import follow
from kith.capabilities.notifications.models import Notice
from kith.capabilities.search.queries import search
from kith.domains.talk.actions import open_topic
from kith.domains.talk.kinds import DISCUSSION, QUESTION
from kith.foundation.people.models import Person
from kith.foundation.spaces.actions import belonging
from kith.foundation.spaces.actions.boundaries import keep_away, lift, tie
from kith.foundation.spaces.apart import forget_boundaries
from kith.foundation.spaces.models import Boundary, Space
from kith.lib.search_syntax import parse
from tests.cast import Cast

Deliver = Callable[[], None]
WAYS = [("sam", "noor"), ("noor", "sam")]


@pytest.fixture
def talk(cast: Cast, deliver: Deliver) -> dict[str, Item]:
    """Sam and Noor each open a conversation in the commons and answer in Maria's, which both follow."""
    place = {name: cast.place(name, cast.commons) for name in ("sam", "noor", "maria")}
    items = {
        name: open_topic(DISCUSSION, by=place[name], title=f"Opened by {name}", source=f"marigold of {name}")
        for name in place
    }
    for name in ("sam", "noor"):
        writing.reply(items["maria"], author=place[name], source=f"marigold answer of {name}")
    deliver()
    return items


def _read(cast: Cast, name: str, address: str) -> str:
    return cast.client(name).get(address, follow=True).content.decode()


def _status(cast: Cast, name: str, address: str) -> int:
    return cast.client(name).get(address).status_code


def _block(cast: Cast, who: str, other: str, sort: str = "block", space: Space | None = None) -> Boundary:
    return keep_away(cast[other], by=cast[who], sort=sort, space=space)


def _fresh(person: Person) -> Person:
    forget_boundaries(person)
    return person


@pytest.mark.parametrize(("reader", "other"), WAYS)
@pytest.mark.parametrize("blocker", ["sam", "noor"])
def test_two_between_whom_is_a_block_do_not_see_each_other_anywhere(
    cast: Cast, talk: dict[str, Item], reader: str, other: str, blocker: str
) -> None:
    _block(cast, blocker, "noor" if blocker == "sam" else "sam")
    thread = _read(cast, reader, talk["maria"].get_absolute_url())
    assert f"answer of {reader}" in thread
    assert f"answer of {other}" not in thread
    assert _status(cast, reader, talk[other].get_absolute_url()) == 404
    assert f"Opened by {other}" not in _read(cast, reader, "/spaces/commons/")
    assert f"Opened by {other}" not in _read(cast, reader, "/")
    assert _status(cast, reader, f"/people/{other}/") == 404
    assert f"/people/{other}/" not in _read(cast, reader, "/people/")
    assert f"/people/{other}/" not in _read(cast, reader, "/spaces/commons/members/")
    found = search(parse("marigold"), reader=_fresh(cast[reader]), language="en")
    assert {entry.post.author.person.handle for entry in found.entries} == {reader, "maria"}


@pytest.mark.parametrize(("reader", "other"), WAYS)
def test_nobody_hears_of_someone_whom_a_block_keeps_away(
    cast: Cast, talk: dict[str, Item], deliver: Deliver, reader: str, other: str
) -> None:
    _block(cast, "sam", "noor")
    follow(talk["maria"], level="everything", by=cast[reader])
    before = Notice.objects.filter(person=cast[reader]).count()
    writing.reply(talk["maria"], author=cast.place(other, cast.commons), source=f"Hello @{reader}")
    deliver()
    assert Notice.objects.filter(person=cast[reader]).count() == before
    assert f"{cast[other].name} wrote" not in _read(cast, reader, "/inbox/")


def test_what_one_was_told_before_the_block_is_gone_from_the_inbox(cast: Cast, talk: dict[str, Item]) -> None:
    assert "Opened by sam" in _read(cast, "noor", "/inbox/")
    _block(cast, "noor", "sam")
    assert "Opened by sam" not in _read(cast, "noor", "/inbox/")


@pytest.mark.parametrize(("writer", "other"), WAYS)
def test_neither_can_write_into_what_the_other_opened(
    cast: Cast, talk: dict[str, Item], writer: str, other: str
) -> None:
    _block(cast, "sam", "noor")
    answer = cast.client(writer).post(f"/items/{talk[other].pk}/posts/", {"source": "I am here"})
    assert answer.status_code == 404


def test_a_mute_works_for_one_side_alone(cast: Cast, talk: dict[str, Item]) -> None:
    _block(cast, "sam", "noor", sort="mute")
    assert "answer of noor" not in _read(cast, "sam", talk["maria"].get_absolute_url())
    assert "answer of sam" in _read(cast, "noor", talk["maria"].get_absolute_url())
    assert _status(cast, "noor", talk["sam"].get_absolute_url()) == 200


def test_an_answer_to_someone_muted_does_not_name_them(cast: Cast, talk: dict[str, Item]) -> None:
    of_noor = talk["maria"].posts.get(author__person__handle="noor")
    writing.reply(
        talk["maria"], author=cast.place("maria", cast.commons), source="Thank you", reply_to=of_noor
    )
    named = "in reply to Noor"
    assert named in _read(cast, "sam", talk["maria"].get_absolute_url())
    _block(cast, "sam", "noor", sort="mute")
    assert named not in _read(cast, "sam", talk["maria"].get_absolute_url())


def test_a_hidden_last_post_leaves_nothing_unread(cast: Cast, talk: dict[str, Item]) -> None:
    _block(cast, "sam", "noor")
    item = talk["maria"]
    last = item.posts.order_by("number").last()
    assert last is not None
    assert last.author.person.handle == "noor"
    _read(cast, "sam", item.get_absolute_url())
    assert item.reading.get(person=cast["sam"]).last_read == last.number


def test_it_can_be_taken_back(cast: Cast, talk: dict[str, Item]) -> None:
    boundary = _block(cast, "sam", "noor")
    client = cast.client("sam")
    assert "Noor" in client.get("/me/boundaries/").content.decode()
    client.post(f"/me/boundaries/{boundary.pk}/withdrawal/")
    assert "answer of noor" in _read(cast, "sam", talk["maria"].get_absolute_url())
    assert "answer of sam" in _read(cast, "noor", talk["maria"].get_absolute_url())


def test_nobody_lifts_the_boundary_of_another(cast: Cast) -> None:
    boundary = _block(cast, "sam", "noor")
    assert cast.client("noor").post(f"/me/boundaries/{boundary.pk}/withdrawal/").status_code == 404
    assert Boundary.objects.filter(pk=boundary.pk).exists()
    lift(boundary, by=cast["noor"])
    assert Boundary.objects.filter(pk=boundary.pk).exists()


def test_the_other_side_finds_no_trace_of_it(cast: Cast, talk: dict[str, Item]) -> None:
    _block(cast, "sam", "noor")
    assert "Sam" not in _read(cast, "noor", "/me/boundaries/")
    assert _status(cast, "noor", "/people/sam/boundary/") == 404
    assert _status(cast, "noor", "/people/nobody-of-this-name/boundary/") == 404


def test_nobody_hides_from_the_hosts_of_a_space(cast: Cast, talk: dict[str, Item]) -> None:
    _block(cast, "sam", "tomasz")
    _block(cast, "tomasz", "noor")
    thread = _read(cast, "tomasz", talk["maria"].get_absolute_url())
    assert "answer of sam" in thread
    assert "answer of noor" in thread
    members = _read(cast, "tomasz", "/spaces/commons/members/")
    assert "/people/sam/" in members


def test_a_name_chosen_for_a_space_is_not_given_away_by_a_block(cast: Cast, deliver: Deliver) -> None:
    """Who blocks Robin by that name goes on seeing Kestrel, and the other way round."""
    item = open_topic(QUESTION, by=cast.place("kestrel", cast.rural), title="Roads", source="How far?")
    _block(cast, "maria", "kestrel")
    assert _status(cast, "maria", item.get_absolute_url()) == 200
    assert _status(cast, "maria", "/people/robin/") == 404
    lift(Boundary.objects.get(), by=cast["maria"])
    place = cast.place("kestrel", cast.rural)
    answer = cast.client("maria").post(f"/spaces/rural/people/{place.pk}/boundary/", {"sort": "block"})
    assert answer.status_code == 302
    assert _status(cast, "maria", item.get_absolute_url()) == 404
    assert _status(cast, "maria", "/people/robin/") == 200
    listed = _read(cast, "maria", "/me/boundaries/")
    assert "Kestrel" in listed
    assert "Robin" not in listed


def test_a_member_who_goes_by_another_name_decides_where_it_holds(cast: Cast) -> None:
    page = _read(cast, "kestrel", "/people/maria/boundary/")
    assert "In Rural and remote, where you are Kestrel" in page
    cast.client("kestrel").post("/people/maria/boundary/", {"sort": "block", "where": [str(cast.rural.pk)]})
    assert Boundary.objects.get().space == cast.rural
    mine = open_topic(QUESTION, by=cast.place("maria", cast.rural), title="Roads", source="How far?")
    assert _status(cast, "kestrel", mine.get_absolute_url()) == 404
    assert _status(cast, "kestrel", "/people/maria/") == 200


@pytest.mark.parametrize("said_by", ["noor", "anneke"])
def test_people_who_are_tied_never_share_a_circle(cast: Cast, said_by: str) -> None:
    other = "anneke" if said_by == "noor" else "noor"
    tie(cast[other], by=cast[said_by], sort="manages")
    Space.objects.filter(pk=cast.circle.pk).update(visibility="listed", joining="request")
    answer = cast.client("noor").post("/spaces/tuesday/joining/", {"version": "1", "request": "Please"})
    assert answer.status_code == 422
    assert "This circle has no place for you at the moment." in answer.content.decode()
    assert not cast.circle.memberships.filter(person=cast["noor"]).exists()
    belonging.admit(cast["noor"], to=cast.rural, by=cast["tomasz"])  # it is used for nothing else


def test_a_tie_that_comes_after_asking_stops_the_admission_without_a_name(cast: Cast) -> None:
    Space.objects.filter(pk=cast.circle.pk).update(visibility="listed", joining="request")
    asked = belonging.join(Space.objects.get(pk=cast.circle.pk), by=cast["noor"])
    _block(cast, "anneke", "noor")
    page = cast.client("tomasz").post(f"/spaces/tuesday/people/{asked.pk}/admission/", follow=True)
    text = page.content.decode()
    assert "should not share one" in text
    assert "Anneke" not in text
    assert not cast.circle.memberships.get(person=cast["noor"]).is_active


def test_someone_who_meets_a_manager_in_a_space_may_step_out(cast: Cast) -> None:
    field = f"person-{cast['dana'].pk}"
    page = cast.client("sam").post("/spaces/commons/ties/", {field: "managed"})
    assert "You share this space with Dana Whitlock." in page.content.decode()
    assert cast["sam"].ties.get().other == cast["dana"]
    assert "Sam" not in _read(cast, "dana", "/me/boundaries/")


def test_boundaries_cost_no_query_more(cast: Cast, talk: dict[str, Item]) -> None:
    client, address = cast.client("sam"), talk["maria"].get_absolute_url()
    client.get(address)
    with CaptureQueriesContext(connection) as before:
        client.get(address)
    _block(cast, "sam", "noor")
    with CaptureQueriesContext(connection) as after:
        client.get(address)
    assert len(after) == len(before)
