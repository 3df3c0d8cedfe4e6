"""The room notes who is there: since when, until when, for those alone who have a seat, and beside the door never twice."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from kith.capabilities.items.models import Item
from kith.capabilities.rooms.actions.being import enter
from kith.capabilities.rooms.actions.being import leave as leave_room
from kith.capabilities.rooms.jobs import tidy
from kith.capabilities.rooms.models import Presence, Room
from kith.domains.gatherings.actions import attending, seating
from kith.domains.gatherings.actions.meeting import open_to_seated
from kith.domains.gatherings.actions.noting import SOON, end_stays, note_room
from kith.domains.gatherings.jobs import note_rooms
from kith.domains.gatherings.models import Occasion, Stay
from kith.domains.gatherings.queries.stays import minutes_at
from kith.domains.gatherings.staying import Interval, minutes_within, together
from kith.domains.learning.models import Hours
from kith.infrastructure.database.private import seen_as
from tests.cast import Cast

NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@st.composite
def intervals(draw: st.DrawFn) -> list[Interval]:
    """Coming and leaving in turn, as one person does."""
    steps = draw(st.lists(st.integers(0, 30), max_size=12))
    moments = [NOON + timedelta(minutes=sum(steps[:number])) for number in range(1, len(steps) + 1)]
    pairs = zip(moments[::2], moments[1::2], strict=False)
    return [Interval(number, came, left) for number, (came, left) in enumerate(pairs)]


@given(each=intervals())
def test_who_comes_back_soon_has_not_left_and_who_comes_late_has(each: list[Interval]) -> None:
    found = together(each, within=SOON)
    for before, after in pairwise(found):
        assert before.left is not None
        assert after.came - before.left > SOON
    ends = NOON + timedelta(days=1)

    def minutes(given: list[Interval]) -> int:
        return minutes_within([(one.came, one.left or ends) for one in given], begins=NOON, ends=ends)

    pauses = sum(
        (after.came - before.left for before, after in pairwise(each) if before.left),
        timedelta(),
    )
    assert minutes(each) <= minutes(found) <= minutes(each) + pauses / MINUTE


@pytest.fixture
def room(cast: Cast, now: Item) -> Room:
    """Noor has a seat, Maria leads, and Sam only looks in."""
    seating.come(now, way="online", by=cast["noor"])
    return open_to_seated(now, by=cast["maria"])


def _occasion(item: Item) -> Occasion:
    return item.gathering.occasions.get()


def _enter(cast: Cast, room: Room, who: str, *, ago: int = 0) -> Presence:
    """Come in so many minutes ago."""
    presence = enter(Room.objects.select_related("item__space").get(pk=room.pk), way="text", by=cast[who])
    Presence.objects.filter(pk=presence.pk).update(joined_at=timezone.now() - ago * MINUTE)
    return presence


def _left(presence: Presence, *, ago: int) -> None:
    Presence.objects.filter(pk=presence.pk).update(left_at=timezone.now() - ago * MINUTE)


def test_coming_into_the_room_is_being_there_for_who_has_a_seat(cast: Cast, now: Item, room: Room) -> None:
    presence = _enter(cast, room, "noor", ago=20)
    _enter(cast, room, "maria", ago=20)
    note_rooms(0)
    stay = Stay.objects.get()
    assert (stay.person, stay.how, stay.left_at) == (cast["noor"], "room", None)
    page = cast.client("noor").get(f"/gatherings/{now.pk}/dates/{_occasion(now).pk}/here/").content.decode()
    assert "Noted by the room" in page
    assert "When you leave the room, it notes that by itself." in page
    leave_room(presence, by=cast["noor"])
    note_rooms(0)
    stay.refresh_from_db()
    presence.refresh_from_db()
    assert stay.left_at == presence.left_at
    assert minutes_at(_occasion(now)) == {cast["noor"].pk: 20}


def test_it_is_said_plainly_before_one_comes_in(cast: Cast, now: Item, room: Room) -> None:
    page = cast.client("noor").get(now.get_absolute_url()).content.decode()
    assert "the room notes when you came and left" in page
    assert (
        "When you came and left stays known"
        in cast.client("noor").get(room.get_absolute_url()).content.decode()
    )


def test_who_falls_silent_has_left_when_they_were_last_heard(cast: Cast, now: Item, room: Room) -> None:
    presence = _enter(cast, room, "noor", ago=29)
    heard = timezone.now() - 20 * MINUTE
    Presence.objects.filter(pk=presence.pk).update(seen_at=heard)
    note_rooms(0)
    assert Stay.objects.get().left_at is None
    tidy(0)
    note_rooms(0)
    assert Stay.objects.get().left_at == heard


def test_a_line_that_breaks_for_a_moment_is_one_stay_and_a_long_pause_makes_two(
    cast: Cast, now: Item, room: Room
) -> None:
    for came, left in ((28, 20), (18, 12), (3, 1)):
        _left(_enter(cast, room, "noor", ago=came), ago=left)
        note_rooms(0)
    assert [stay.how for stay in Stay.objects.all()] == ["room", "room"]
    assert minutes_at(_occasion(now)) == {cast["noor"].pk: 16 + 2}


def test_the_door_and_the_room_are_not_counted_twice(cast: Cast, now: Item, room: Room) -> None:
    occasion, noor = _occasion(now), cast["noor"]
    _enter(cast, room, "noor", ago=20)
    attending.come_in(occasion, person=noor, how="code", by=noor)
    Stay.objects.filter(how="code").update(came_at=timezone.now() - 10 * MINUTE)
    note_rooms(0)
    assert Stay.objects.filter(left_at=None).count() == 2
    assert minutes_at(occasion) == {noor.pk: 20}
    attending.leave(occasion, by=noor)
    assert Stay.objects.get(left_at=None).how == "room", "who is in the room leaves it there"


def test_what_was_before_it_began_and_after_it_ended_does_not_count(
    cast: Cast, now: Item, room: Room
) -> None:
    _enter(cast, room, "noor", ago=60)
    now.gathering.occasions.update(ends_at=timezone.now() - 10 * MINUTE)
    occasion = _occasion(now)
    note_room(occasion)
    stay = Stay.objects.get()
    assert (stay.came_at, stay.left_at) == (occasion.begins_at, occasion.ends_at)


def test_what_someone_sets_right_stays_so_and_coming_in_again_is_noted_anew(
    cast: Cast, now: Item, room: Room
) -> None:
    occasion, noor = _occasion(now), cast["noor"]
    presence = _enter(cast, room, "noor", ago=20)
    note_rooms(0)
    span = {"came": occasion.begins_at, "left": occasion.begins_at + 5 * MINUTE}
    attending.set_right(occasion, item=now, person=noor, how="self", by=noor, **span)
    note_rooms(0)
    assert minutes_at(occasion) == {noor.pk: 5}
    leave_room(presence, by=noor)
    _enter(cast, room, "noor")
    note_rooms(0)
    assert Stay.objects.filter(set_aside_at=None, how="room", left_at=None).count() == 1


def test_it_can_be_taken_away_with_a_trace(cast: Cast, now: Item, room: Room) -> None:
    address = f"/gatherings/{now.pk}/dates/{_occasion(now).pk}/"
    noor = cast.client("noor")
    assert noor.post(f"{address}stay/withdrawal/").status_code == 404, "there is nothing yet"
    _left(_enter(cast, room, "noor", ago=20), ago=10)
    note_rooms(0)
    assert "Take it away" in noor.get(f"{address}stay/").content.decode()
    assert noor.post(f"{address}stay/withdrawal/").status_code == 302
    note_rooms(0)
    assert minutes_at(_occasion(now)) == {}
    assert Stay.objects.get().set_aside_by == cast["noor"]
    assert "What stood there before" in noor.get(f"{address}here/").content.decode()
    assert "Noted by the room" not in cast.client("maria").get(f"{address}door/").content.decode()


def test_hours_count_up_to_now_whenever_they_are_asked_for(cast: Cast, now: Item, room: Room) -> None:
    """Also when the clock has not come round to look into the room."""
    _enter(cast, room, "noor", ago=20)
    assert attending.write_down_hours(_occasion(now), item=now, by=cast["noor"]) == 20
    with seen_as(cast["noor"]):
        assert Hours.objects.get().minutes == 20


def test_who_never_said_that_they_left_has_left_when_it_ended(cast: Cast, now: Item) -> None:
    occasion = _occasion(now)
    attending.come_in(occasion, person=cast["noor"], how="code", by=cast["noor"])
    end_stays()
    assert Stay.objects.get().left_at is None, "it goes on"
    Stay.objects.update(came_at=timezone.now() - 80 * MINUTE)
    now.gathering.occasions.update(
        begins_at=timezone.now() - 90 * MINUTE, ends_at=timezone.now() - 40 * MINUTE
    )
    end_stays()
    assert Stay.objects.get().left_at == _occasion(now).ends_at


def test_a_gathering_without_a_room_is_not_looked_at(cast: Cast, now: Item) -> None:
    seating.come(now, way="online", by=cast["noor"])
    note_rooms(0)
    assert not Stay.objects.exists()
