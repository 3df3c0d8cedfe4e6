"""When someone steps out, closes their account or has two of them, and when the circle ends."""

import pytest

from kith.domains.supervision.actions import written
from kith.domains.supervision.actions.ending import end, step_out
from kith.domains.supervision.actions.parting import wait_for_nobody_who_left
from kith.domains.supervision.models import Circle, NextLook, Passage, Session
from kith.domains.supervision.tests.circles import circle, found
from kith.domains.supervision.tests.writing import brought, say, state_of, today, words_in
from kith.doors.leaving.actions import leave_for_good
from kith.doors.merging.joining import bring_together
from kith.foundation.people.actions import register
from kith.foundation.spaces.actions.belonging import give_role, leave
from kith.infrastructure.database.private import seen_as
from kith.infrastructure.safes.models import Safe
from tests.cast import Cast


@pytest.fixture
def of(cast: Cast) -> Circle:
    return circle(cast, "maria", "noor", "sam")


@pytest.fixture
def session(cast: Cast, of: Circle) -> Session:
    """Noor brings something; Sam and Maria are in, and Sam moderates. All but Maria have written."""
    made = brought(of, by=cast["noor"], on=today(of))
    for name in ("sam", "maria"):
        written.come_in(made, by=cast[name])
    say(made, "The heron", by=cast["noor"])
    say(made, "The otter", by=cast["sam"])
    return made


def test_who_steps_out_goes_out_of_what_runs_and_another_moderates(
    cast: Cast, of: Circle, session: Session
) -> None:
    step_out(of, by=cast["sam"])
    state = state_of(session, cast["maria"])
    assert state.moderator == of.space.own_place(cast["maria"]).pk
    assert words_in(session, cast["maria"]) == ["The heron", "The otter"], "it stays until its day"
    assert cast.client("sam").get(session.get_absolute_url()).status_code == 404


def test_when_whoever_brought_it_steps_out_it_is_over(cast: Cast, of: Circle, session: Session) -> None:
    step_out(of, by=cast["noor"])
    assert state_of(session, cast["maria"]).closed_at
    assert "It is over" in cast.client("maria").get(session.get_absolute_url()).text


def test_who_left_by_another_door_is_waited_for_until_the_next_morning(
    cast: Cast, of: Circle, session: Session
) -> None:
    give_role(of.space.own_place(cast["sam"]), role="host", by=cast["maria"])
    leave(of.space.own_place(cast["maria"]))
    assert cast.client("sam").get(session.get_absolute_url()).status_code == 200
    assert state_of(session, cast["sam"]).frame.key == "arriving"
    for _time in range(2):
        wait_for_nobody_who_left(found(of))
    assert state_of(session, cast["sam"]).frame.key == "case"


def test_a_circle_that_ends_ends_what_runs_and_its_words_go_on_their_day(
    cast: Cast, of: Circle, session: Session
) -> None:
    end(of, words="Thank you.", by=cast["maria"])
    assert state_of(session, cast["sam"]).closed_at
    page = cast.client("sam").get(session.get_absolute_url()).text
    assert "The heron" in page
    assert "It can be read until:" in page
    assert cast.client("sam").post(f"{session.get_absolute_url()}coming/").status_code == 403
    assert Safe.objects.get().until == state_of(session, cast["sam"]).gone_at


def test_who_closes_their_account_takes_their_words_along(cast: Cast, of: Circle, session: Session) -> None:
    leave_for_good(cast["sam"], words="keep")
    assert words_in(session, cast["noor"]) == ["The heron"]
    assert state_of(session, cast["noor"]).moderator == of.space.own_place(cast["maria"]).pk
    assert not NextLook.objects.filter(person=cast["sam"]).exists()


def test_when_whoever_brought_it_closes_their_account_the_page_says_that_someone_left(
    cast: Cast, of: Circle, session: Session
) -> None:
    leave_for_good(cast["noor"], words="remove")
    page = cast.client("sam").get(session.get_absolute_url()).text
    assert "What someone who left brings" in page
    assert "The heron" not in page
    assert "The otter" in page


def test_two_accounts_become_one_and_the_session_goes_on(cast: Cast, of: Circle, session: Session) -> None:
    kept = register(name="Sam", email="sam.two@example.org", handle="sam-two")
    bring_together(cast["sam"], into=kept)
    state = state_of(session, cast["noor"])
    with seen_as(kept):
        assert Passage.objects.filter(author__person=kept).count() == 1
    assert of.space.own_place(kept).pk == state.moderator
    assert NextLook.objects.filter(person=kept).exists()


def test_of_two_places_in_one_circle_the_one_that_signs_is_not_waited_for(
    cast: Cast, of: Circle, session: Session
) -> None:
    bring_together(cast["sam"], into=cast["maria"])
    wait_for_nobody_who_left(found(of))
    state = state_of(session, cast["noor"])
    assert len(state.people) == 2
    assert words_in(session, cast["maria"]) == ["The heron", "The otter"]
    assert cast.client("maria").get(session.get_absolute_url()).status_code == 200
