"""Coming in and leaving: by which way, how many, and when it ends by itself."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kith.capabilities.rooms.actions.being import (
    MOST,
    Closed,
    Full,
    enter,
    leave,
    lower_hand,
    raise_hand,
    send_out,
)
from kith.capabilities.rooms.actions.opening import close_room, open_room
from kith.capabilities.rooms.actions.saying import say_line
from kith.capabilities.rooms.jobs import tidy
from kith.capabilities.rooms.models import Presence, Room
from kith.capabilities.rooms.queries import people_in, presence_of
from kith.capabilities.rooms.tests.conftest import Come, lines_kept
from kith.foundation.people.actions import register
from kith.foundation.spaces.actions.belonging import admit
from tests.at_once import meanwhile
from tests.cast import Cast, assemble
from tests.contracts.makers import MAKERS


def _more_people(cast: Cast, number: int) -> list[str]:
    names = [f"guest-{each}" for each in range(number)]
    for name in names:
        cast.people[name] = register(name=name, email=f"{name}@example.org", handle=name)
        admit(cast.people[name], to=cast.commons, by=None)
    return names


def test_the_ninth_is_told_so_and_comes_in_by_writing(cast: Cast, room: Room, come: Come) -> None:
    for name in _more_people(cast, MOST):
        come(name, "audio")
    for way in ("video", "audio"):
        answer = cast.client("noor").post(f"{room.get_absolute_url()}entering/", {"way": way})
        assert answer.status_code == 422
        assert "Eight people are connected" in answer.content.decode()
        assert 'value="text"' in answer.content.decode()
    assert cast.client("noor").post(f"{room.get_absolute_url()}entering/", {"way": "text"}).status_code == 302
    with pytest.raises(Full):
        come("sam", "video")


def test_of_two_who_come_at_the_same_moment_the_ninth_is_told_so(transactional_db: None) -> None:
    cast = assemble()
    room = open_room(MAKERS["discussion"](cast.place("maria", cast.commons)), by=cast["maria"])
    for name in _more_people(cast, MOST - 1):
        enter(room, way="video", by=cast[name])
    other = meanwhile(
        lambda: enter(room, way="video", by=cast["noor"]), lambda: enter(room, way="video", by=cast["sam"])
    )
    assert isinstance(other.exception(), Full)


def test_who_comes_in_again_is_in_it_by_the_new_way_alone(cast: Cast, room: Room, come: Come) -> None:
    first, second = come("noor", "video"), come("noor", "text")
    first.refresh_from_db()
    assert first.left_at is not None
    assert presence_of(cast["noor"], room) == second
    assert list(people_in(room, reader=cast["maria"])) == [second]


def test_intervals_stay_so_that_hours_can_be_counted(cast: Cast, room: Room, come: Come) -> None:
    for _time in range(2):
        leave(come("noor"), by=cast["noor"])
    intervals = Presence.objects.filter(room=room, person=cast["noor"])
    assert [each.left_at is not None and each.left_at >= each.joined_at for each in intervals] == [True, True]


@pytest.mark.parametrize(("way", "minutes"), [("video", 2), ("audio", 2), ("text", 16)])
def test_who_is_heard_of_no_more_left_with_their_last_sign_of_life(
    cast: Cast, room: Room, come: Come, way: str, minutes: int
) -> None:
    gone, here = come("noor", way), come("sam", way)
    last = timezone.now() - timedelta(minutes=minutes)
    Presence.objects.filter(pk=gone.pk).update(joined_at=last, seen_at=last)
    assert list(people_in(room, reader=cast["maria"])) == [here], "even before the job has come"
    tidy(timestamp=0)
    gone.refresh_from_db()
    here.refresh_from_db()
    assert (gone.left_at, here.left_at) == (last, None)


def test_who_writes_without_script_may_be_silent_for_longer(cast: Cast, room: Room, come: Come) -> None:
    slow = come("noor", "text")
    Presence.objects.filter(pk=slow.pk).update(seen_at=timezone.now() - timedelta(minutes=10))
    tidy(timestamp=0)
    assert list(people_in(room, reader=cast["maria"])) == [slow]


def test_hands_stand_first_in_the_order_in_which_they_were_raised(cast: Cast, room: Room, come: Come) -> None:
    noor, sam, anneke = come("noor"), come("sam"), come("anneke")
    raise_hand(anneke, by=cast["anneke"])
    raise_hand(sam, by=cast["sam"])
    assert list(people_in(room, reader=cast["maria"])) == [anneke, sam, noor]
    lower_hand(anneke, by=cast["anneke"])
    assert list(people_in(room, reader=cast["maria"])) == [sam, noor, anneke]


def test_a_closed_room_keeps_no_words_and_lets_nobody_in_before_it_is_opened_anew(
    cast: Cast, room: Room, come: Come
) -> None:
    presence = come("noor", "text")
    say_line(presence, "Hello", by=cast["noor"])
    close_room(room, by=cast["maria"])
    assert lines_kept() == 0
    assert presence_of(cast["noor"], room) is None
    with pytest.raises(Closed):
        come("noor")
    page = cast.client("noor").get(room.get_absolute_url())
    assert "closed" in page.content.decode()
    open_room(room.item, by=cast["maria"])
    come("noor")


def test_who_was_asked_to_leave_is_outside_until_it_is_opened_anew(
    cast: Cast, room: Room, come: Come
) -> None:
    send_out(come("noor"), by=cast["maria"])
    address = room.get_absolute_url()
    answer = cast.client("noor").post(f"{address}entering/", {"way": "text"})
    assert (answer.status_code, "outside this time" in answer.content.decode()) == (403, True)
    close_room(room, by=cast["maria"])
    open_room(room.item, by=cast["maria"])
    assert cast.client("noor").post(f"{address}entering/", {"way": "text"}).status_code == 302


def test_the_page_of_pictures_is_for_whoever_has_just_come_in(cast: Cast, room: Room, come: Come) -> None:
    """Loaded again it asks anew; nobody is thrown out by another page of theirs."""
    noor, client = come("noor", "video"), cast.client("noor")
    assert "kith-room" in client.get(noor.get_absolute_url()).content.decode()
    assert "How would you like to come in?" in client.get(room.get_absolute_url()).content.decode()
    assert presence_of(cast["noor"], room) == noor


def test_a_page_that_goes_away_ends_its_own_coming_in_alone(cast: Cast, room: Room, come: Come) -> None:
    first, client = come("noor", "video"), cast.client("noor")
    second = come("noor", "text")
    client.post(f"{room.get_absolute_url()}leaving/", {"of": first.pk})
    assert presence_of(cast["noor"], room) == second
    client.post(f"{room.get_absolute_url()}leaving/", {"of": second.pk})
    assert presence_of(cast["noor"], room) is None
