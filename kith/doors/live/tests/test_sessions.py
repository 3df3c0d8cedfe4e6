"""What those hear who look at a session, from end to end: that it moved on, and no word of it. By their stream they are there."""

import asyncio
from datetime import datetime

import pytest

from kith.domains.supervision.live.offering import Move
from kith.domains.supervision.models import Circle, Session
from kith.domains.supervision.tests.circles import circle, found
from kith.domains.supervision.tests.sessions import does, places, state, time_passes, together
from kith.doors.live import asgi
from kith.doors.live.tests.test_stream import Ear, do, run
from tests.cast import Cast

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def of(cast: Cast) -> Circle:
    return found(circle(cast, "maria", "noor"))


@pytest.fixture
def session(cast: Cast, of: Circle) -> Session:
    return together(of, cast["noor"], by=cast["maria"])


def test_all_who_are_in_the_circle_hear_that_it_moved_on_and_nobody_else(
    cast: Cast, of: Circle, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    maria, noor, ruth = (Ear(cast, name, f"item={of.pk}") for name in ("maria", "noor", "ruth"))

    async def story() -> None:
        async with maria, noor, ruth:
            assert ruth.status == 204
            await do(lambda: does(session, Move.START, by=cast["maria"]))
            for ear in (maria, noor):
                await ear.hears("data: session")
                assert not any("six" in line or "Maria" in line for line in ear.heard)

    run(story, monkeypatch)


def test_whoever_has_its_page_open_is_there_and_who_goes_is_heard_as_they_go(
    cast: Cast, of: Circle, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    (place,) = places(cast, of, "noor")
    noor = Ear(cast, "noor", f"item={of.pk}&session={session.pk}")
    time_passes(session, cast["maria"], seconds=30)

    def heard() -> datetime:
        return state(session, by=cast["maria"]).people[place]

    before = heard()  # the stream may be heard as soon as it is open

    async def heard_after(last: datetime) -> datetime:
        async with asyncio.timeout(10):
            while (moment := await asyncio.to_thread(heard)) <= last:
                pass
        return moment

    async def story() -> None:
        async with noor:
            came = await heard_after(before)
        assert asgi.hub.in_session(session.pk) == {}
        await heard_after(came)

    run(story, monkeypatch)


def test_its_page_answers_to_the_name_that_its_stream_was_given(
    cast: Cast, of: Circle, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    noor = Ear(cast, "noor", f"item={of.pk}&session={session.pk}")

    async def answered(name: str) -> int:
        answer = Ear(cast, None, f"stream={name}")
        answer.scope["method"] = "POST"
        async with answer:
            return answer.status

    async def story() -> None:
        async with noor:
            await noor.hears("data: name")
            name = noor.heard[noor.heard.index("data: name") + 1].removeprefix("data: ")
            assert await answered(name) == 204
            assert await answered("another") == 404
        assert await answered(name) == 404

    run(story, monkeypatch)


@pytest.mark.parametrize("who", ["ruth", None])
def test_who_is_elsewhere_is_told_not_to_ask_again(
    cast: Cast, of: Circle, session: Session, monkeypatch: pytest.MonkeyPatch, who: str | None
) -> None:
    ear = Ear(cast, who, f"item={of.pk}&session={session.pk}")

    async def story() -> None:
        async with ear:
            assert (ear.status, ear.heard) == (204, [])

    run(story, monkeypatch)
