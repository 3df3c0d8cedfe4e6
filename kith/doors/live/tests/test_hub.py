"""Who hears what, of those who listen."""

import asyncio
from uuid import uuid4

from kith.doors.live.hub import WAITING, Hub, Stream


def _heard(stream: Stream) -> list[tuple[int, str] | None]:
    return [stream.parts.get_nowait() for _each in range(stream.parts.qsize())]


def _hub(*streams: Stream) -> Hub:
    hub = Hub()
    for stream in streams:
        hub.open(stream)
    return hub


def test_an_item_is_heard_by_those_who_look_at_it() -> None:
    here, there = Stream(1, item=7, space=3), Stream(2, item=8, space=3)
    _hub(here, there).item_changed(7, 100)
    assert (_heard(here), _heard(there)) == ([(100, "item")], [])


def test_what_changes_by_itself_about_an_item_is_said_once_until_it_is_looked_at() -> None:
    here, there = Stream(1, item=7), Stream(2, item=8)
    hub = _hub(here, there)
    for _move in range(3 * WAITING):
        hub.item_changed(7, 0, part="session")
    assert (_heard(here), _heard(there)) == ([(0, "session")], [])


def _next(stream: Stream) -> tuple[int, str] | None:
    return asyncio.run(stream.next())


def test_what_it_shows_now_is_said_with_it_and_of_two_such_that_wait_neither() -> None:
    here = Stream(1, item=7)
    hub = _hub(here)
    hub.item_changed(7, 0, part="session", mark="a1")
    hub.item_changed(7, 0, part="session", mark="a1")
    assert _next(here) == (0, "session\na1")
    hub.item_changed(7, 0, part="session", mark="a1")
    hub.item_changed(7, 0, part="session", mark="b2")
    assert _next(here) == (0, "session"), "so the page looks"
    hub.item_changed(7, 0, part="session", mark="b2")
    hub.item_changed(7, 0, part="session")
    assert _next(here) == (0, "session")


def test_whoever_has_the_page_of_a_session_open_is_in_it_by_however_many_devices() -> None:
    session = uuid4()
    phone, laptop, other = (
        Stream(each, item=7, session=session, place=place) for each, place in ((1, 10), (1, 10), (2, 20))
    )
    hub = _hub(phone, laptop, other, Stream(3, item=7))
    assert hub.in_session(session) == {1: 10, 2: 20}
    hub.leave(phone)
    assert hub.in_session(session) == {1: 10, 2: 20}
    hub.leave(laptop)
    hub.leave(other)
    assert (hub.in_session(session), hub.by_session) == ({}, {})


def test_by_a_stream_that_is_heard_no_more_nobody_is_there() -> None:
    session = uuid4()
    here, broken = (
        Stream(each, item=7, session=session, place=each, name=name, heard=100)
        for each, name in ((1, "a"), (2, "b"))
    )
    hub = _hub(here, broken)
    assert hub.hear("a", 130)
    assert not hub.hear("c", 130)
    assert hub.in_session(session, since=110) == {1: 1}
    hub.leave(here)
    assert not hub.hear("a", 140), "so that its page opens another"


def test_an_inbox_is_heard_on_each_page_of_its_person() -> None:
    one, two, other = Stream(1), Stream(1, item=7), Stream(2)
    _hub(one, two, other).inboxes_changed([1], 100)
    assert [_heard(each) for each in (one, two, other)] == [[(100, "inbox")], [(100, "inbox")], []]


def test_what_waits_in_a_room_is_heard_by_all_in_it_or_by_one() -> None:
    one, two, outside = Stream(1, item=7, room=4), Stream(2, item=7, room=4), Stream(3, item=7)
    hub = _hub(one, two, outside)
    hub.room_changed(4, to=0)
    assert [_heard(each) for each in (one, two, outside)] == [[(0, "room")], [(0, "room")], []]
    hub.room_changed(4, to=2)
    assert [_heard(each) for each in (one, two, outside)] == [[], [(0, "signals")], []]


def test_many_signals_that_wait_are_said_once() -> None:
    slow = Stream(1, item=7, room=4)
    for _signal in range(3 * WAITING):
        _hub(slow).room_changed(4, to=1)
    assert _heard(slow) == [(0, "signals")]


def test_streams_are_closed_when_rights_change() -> None:
    inside, outside, inbox = Stream(1, item=7, space=3), Stream(2, item=8, space=4), Stream(3)
    _hub(inside, outside, inbox).rights_changed(space=3, item=0)
    assert [_heard(each) for each in (inside, outside, inbox)] == [[None], [], []]


def test_after_a_gap_every_page_looks_again() -> None:
    page, inbox = Stream(1, item=7), Stream(2)
    _hub(page, inbox).gap()
    assert (_heard(page), _heard(inbox)) == ([(0, "inbox"), (0, "item")], [(0, "inbox")])


def test_who_is_too_slow_begins_anew() -> None:
    slow = Stream(1, item=7)
    hub = _hub(slow)
    for event in range(WAITING + 5):
        hub.item_changed(7, event)
    assert _heard(slow)[-1] is None
    assert slow.parts.qsize() == 0


def test_who_left_is_forgotten() -> None:
    stream = Stream(1, item=7)
    hub = _hub(stream)
    hub.leave(stream)
    assert (hub.by_item, hub.by_person, hub.streams()) == ({}, {}, [])
