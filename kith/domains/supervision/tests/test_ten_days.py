"""Ten days of three people, and a fourth who comes late: nobody moves anything on but they and the clock."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from kith.domains.supervision.actions import passages, written
from kith.domains.supervision.models import Circle, Session
from kith.domains.supervision.tests.circles import circle
from kith.domains.supervision.tests.writing import WRITTEN, brought, say, state_of, today, words_in
from kith.domains.supervision.written.refusing import Refusal
from kith.domains.supervision.written.state import State, goes_at
from kith.foundation.people.models import Person
from kith.infrastructure.database.private import seen_as
from kith.infrastructure.safes.actions import destroy_due
from kith.infrastructure.safes.models import Safe
from tests.cast import Cast


@pytest.fixture
def of(cast: Cast) -> Circle:
    return circle(cast, "maria", "noor", "sam", "anneke", zone="UTC")


@pytest.fixture
def session(cast: Cast, of: Circle) -> Session:
    return brought(of, by=cast["noor"])


class Days:
    """Hours of its days, counted from the first, by the clock of the circle."""

    def __init__(self, session: Session, reader: Person) -> None:
        self.session, self.reader = session, reader
        schedule = state_of(session, reader).schedule
        self.begins = schedule.begin_of(schedule.begins)

    def at(self, day: int, hour: int = 12) -> datetime:
        return self.begins + timedelta(days=day - 1, hours=hour)

    def step(self, day: int, hour: int = 12) -> str:
        now = state_of(self.session, self.reader, moment=self.at(day, hour))
        return "over" if now.closed_at else now.frame.key


@pytest.fixture
def days(cast: Cast, session: Session) -> Days:
    return Days(session, cast["noor"])


def _in(session: Session, person: Person, moment: datetime) -> State:
    answer = written.come_in(session, by=person, moment=moment)
    assert isinstance(answer, State)
    return answer


def test_it_goes_from_hello_to_goodbye_with_one_visit_a_day(
    cast: Cast, of: Circle, session: Session, days: Days
) -> None:
    noor, maria, sam = cast["noor"], cast["maria"], cast["sam"]
    place = {name: of.space.own_place(cast[name]).pk for name in ("noor", "maria", "sam", "anneke")}
    assert _in(session, sam, days.at(1, 8)).moderator == place["sam"], "the second to come in moderates"
    assert _in(session, maria, days.at(1, 9)).moderator == place["sam"]
    for person in (noor, sam, maria):
        say(session, "Hello", by=person, moment=days.at(1, 10))
    assert days.step(1, 20) == "arriving", "Anneke was waited for until its day was over"

    say(session, "It was a long night", output="Ears", by=noor, moment=days.at(2, 21))
    assert days.step(2, 22) == "questions", "only one writes in it, and did"
    say(session, "What did you see?", by=sam, moment=days.at(3))
    late = _in(session, cast["anneke"], days.at(3, 18))
    assert place["anneke"] in late.people
    say(session, "Who else was there?", by=cast["anneke"], moment=days.at(3, 19))
    written.have_nothing_to_add(session, step="questions", by=maria, moment=days.at(4, 9))
    say(session, "Only the heron", by=noor, moment=days.at(4, 20))
    assert days.step(4, 21) == "resonance", "all had a word, and the last one was an answer"

    assert days.step(6, 23) == "resonance"
    assert days.step(7, 0) == "response", "nobody wrote, and its two days are over"
    say(session, "Thank you", by=noor, moment=days.at(7, 8))
    assert days.step(7, 9) == "ideas"
    assert days.step(10, 1) == "closing"
    assert days.step(11, 1) == "over"
    assert words_in(session, maria) == [
        "Hello", "Hello", "Hello", "It was a long night", "Ears", "What did you see?", "Who else was there?", "Only the heron", "Thank you",
    ]  # fmt: skip


def test_whoever_moderates_opens_the_next_step_early_and_gives_days_up_to_the_twentieth(
    cast: Cast, session: Session, days: Days
) -> None:
    sam = cast["sam"]
    _in(session, sam, days.at(1, 8))
    say(session, "Hello", by=cast["noor"], moment=days.at(1, 9))
    early = written.move_on(session, seen=0, by=sam, moment=days.at(1, 20))
    assert early is Refusal.A_DAY_FIRST
    assert written.move_on(session, seen=0, by=cast["noor"], moment=days.at(1, 23)) is Refusal.NOT_MODERATING
    given = 0
    while not isinstance(answer := written.give_day(session, seen=0, by=sam, moment=days.at(1, 20)), Refusal):
        given += 1
    assert (given, answer) == (10, Refusal.LONG_ENOUGH)
    assert days.step(11, 23) == "arriving"
    assert isinstance(written.move_on(session, seen=0, by=sam, moment=days.at(3)), State)
    assert days.step(3, 13) == "case"
    assert written.move_on(session, seen=0, by=sam, moment=days.at(3, 14)) is Refusal.MOVED_ON


def test_moderating_is_handed_on_and_never_to_whoever_brought_it(
    cast: Cast, of: Circle, session: Session, days: Days
) -> None:
    for name in ("sam", "maria"):
        _in(session, cast[name], days.at(1))
    own = of.space.own_place
    presenter = written.hand_over(session, to=own(cast["noor"]).pk, by=cast["sam"], moment=days.at(1))
    assert presenter is Refusal.PRESENTER_DOES_NOT_MODERATE
    written.hand_over(session, to=own(cast["maria"]).pk, by=cast["sam"], moment=days.at(1))
    assert state_of(session, cast["noor"]).moderator == own(cast["maria"]).pk
    written.leave(session, by=cast["maria"], moment=days.at(2))
    assert state_of(session, cast["noor"]).moderator == own(cast["sam"]).pk


def test_words_for_a_step_that_closed_meanwhile_are_not_put_into_another(
    cast: Cast, session: Session, days: Days
) -> None:
    answer = passages.write(
        session, step="arriving", words="Hello", key=uuid4(), by=cast["noor"], moment=days.at(2)
    )
    assert answer is Refusal.MOVED_ON
    assert words_in(session, cast["noor"]) == []


def test_what_is_sent_twice_is_there_once(cast: Cast, session: Session, days: Days) -> None:
    key = uuid4()
    for _time in range(2):
        passages.write(session, step="arriving", words="Hello", key=key, by=cast["noor"], moment=days.at(1))
    assert words_in(session, cast["noor"]) == ["Hello"]


def test_one_key_begins_one_session(cast: Cast, of: Circle) -> None:
    key = uuid4()
    for _time in range(2):
        written.begin(of, told=WRITTEN, on=today(of), kept_days=14, key=key, by=cast["noor"])
    with seen_as(cast["noor"]):
        assert Session.objects.count() == Safe.objects.count() == 1


def test_it_is_gone_by_itself_on_its_day_and_not_before(cast: Cast, session: Session, days: Days) -> None:
    say(session, "It was a long night", by=cast["noor"], moment=days.at(1))
    gone = goes_at(state_of(session, cast["noor"]))
    assert gone == days.at(25, 0), "ten days, and fourteen to read"
    destroy_due(gone - timedelta(seconds=1))
    assert words_in(session, cast["noor"]) == ["It was a long night"]
    destroy_due(gone)
    assert not Safe.objects.exists()
    with seen_as(cast["noor"]):
        assert not Session.objects.exists()


def test_its_day_follows_every_move(cast: Cast, session: Session, days: Days) -> None:
    def kept() -> datetime:
        return Safe.objects.get(pk=session.safe_id).until or datetime.min.replace(tzinfo=UTC)

    assert kept() == days.at(25, 0)
    _in(session, cast["sam"], days.at(1))
    written.give_day(session, seen=0, by=cast["sam"], moment=days.at(1))
    assert kept() == days.at(26, 0)
    written.close(session, by=cast["noor"], moment=days.at(3))
    assert kept() == days.at(18, 0)
