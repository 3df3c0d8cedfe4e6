"""What those hear who look at a session, from end to end: that it moved on, and no word of it."""

import pytest

from kith.domains.supervision.live.offering import Move
from kith.domains.supervision.tests.circles import circle, found
from kith.domains.supervision.tests.sessions import does, together
from kith.doors.live.tests.test_stream import Ear, do, run
from tests.cast import Cast

pytestmark = pytest.mark.django_db(transaction=True)


def test_all_who_are_in_the_circle_hear_that_it_moved_on_and_nobody_else(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    of = found(circle(cast, "maria", "noor"))
    session = together(of, cast["noor"], by=cast["maria"])
    maria, noor, ruth = (Ear(cast, name, f"item={of.pk}") for name in ("maria", "noor", "ruth"))

    async def story() -> None:
        async with maria, noor, ruth:
            assert ruth.status == 204
            await do(lambda: does(session, Move.START, by=cast["maria"]))
            for ear in (maria, noor):
                await ear.hears("data: session")
                assert not any("six" in line or "Maria" in line for line in ear.heard)

    run(story, monkeypatch)
