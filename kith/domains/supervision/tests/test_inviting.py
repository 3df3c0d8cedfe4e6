"""A circle comes together by invitations. Once it has met, someone new comes in when all say yes, if they agreed on that."""

import pytest
from django.core.exceptions import ValidationError

from kith.domains.supervision.actions.agreeing import agree_on, newest
from kith.domains.supervision.actions.rounds.lapsing import lapse
from kith.domains.supervision.models import Agreement, Circle, Knock
from kith.domains.supervision.tests.circles import circle, found, held
from kith.foundation.activity.models import Event
from kith.foundation.spaces.actions.boundaries import tie
from kith.foundation.spaces.actions.inviting import AskedFirst, accept, invite
from kith.foundation.spaces.models import Invitation
from kith.infrastructure.database.private import seen_as
from tests.cast import Cast


@pytest.fixture
def of(cast: Cast) -> Circle:
    """Maria hosts a circle with Sam and Anneke."""
    return found(circle(cast, "maria", "sam", "anneke"))


@pytest.fixture
def met(of: Circle) -> Circle:
    """They have met."""
    held(of, 1)
    return of


def _invitation(cast: Cast, of: Circle, **wishes: object) -> Invitation:
    return invite(to=of.space, by=cast["maria"], days=3, **wishes)[0]  # type: ignore[arg-type]


def _follows(cast: Cast, of: Circle, name: str = "noor", called: str = "", **wishes: object) -> str:
    """The page to which someone comes who follows a link and presses the button."""
    _made, token = invite(to=of.space, by=cast["maria"], days=3, **wishes)  # type: ignore[arg-type]
    typed = {"version": of.space.guidelines_version, "display_name": called}
    answer = cast.client(name).post(f"/invitation/{token}/", typed, follow=True)
    assert answer.status_code == 200
    return answer.text


def _says(cast: Cast, of: Circle, says: str, *names: str) -> None:
    with seen_as(cast["sam"]):
        knock = Knock.objects.get()
    for name in names:
        answer = cast.client(name).post(f"/circles/{of.pk}/joining/{knock.pk}/", {"says": says})
        assert answer.status_code == 302


def _here(of: Circle) -> set[str]:
    return {place.person.handle for place in of.space.memberships.active().select_related("person")}


def test_before_they_have_met_a_host_invites_alone(cast: Cast, of: Circle) -> None:
    _follows(cast, of)
    assert "noor" in _here(of)


def test_then_those_who_are_there_are_asked_and_told_who_it_is(
    cast: Cast, met: Circle, deliver: object
) -> None:
    assert "All who are in this circle are asked first." in _follows(cast, met, called="Olive")
    assert "noor" not in _here(met)
    deliver()  # type: ignore[operator]
    assert "would like to come into your circle" in cast.client("anneke").get("/inbox/").text
    page = cast.client("anneke").get(f"/circles/{met.pk}/joining/").text
    assert "Olive" in page
    assert "A host invited them, and they would like to come in." in page
    assert cast.client("noor").get(met.get_absolute_url()).status_code == 404


def test_whoever_invited_said_yes_by_that_and_with_the_last_yes_they_are_in(
    cast: Cast, met: Circle, deliver: object
) -> None:
    _follows(cast, met, called="Olive", role="guest")
    _says(cast, met, "yes", "sam")
    assert "noor" not in _here(met)
    _says(cast, met, "yes", "anneke")
    place = met.space.memberships.get(person=cast["noor"])
    assert (place.state, place.role, place.shown_name, place.agreed_version) == (
        "active",
        "guest",
        "Olive",
        0,
    )
    deliver()  # type: ignore[operator]
    assert "Olive joined." in cast.client("noor").get("/inbox/").text
    with seen_as(cast["sam"]):
        assert not Knock.objects.exists()


def test_a_host_who_invited_can_still_say_no(cast: Cast, met: Circle) -> None:
    _follows(cast, met)
    _says(cast, met, "no", "maria")
    _says(cast, met, "yes", "sam", "anneke")
    assert "noor" not in _here(met)


def test_where_they_agreed_to_be_open_a_host_goes_on_inviting_alone(cast: Cast, met: Circle) -> None:
    agree_on(met, by=cast["maria"], **newest(met) | {"joining": Agreement.Joining.OPEN})
    _follows(cast, found(met))
    assert "noor" in _here(met)


def test_a_circle_of_one_asks_nobody(cast: Cast) -> None:
    alone = found(circle(cast, "maria"))
    held(alone, 1)
    _follows(cast, alone)
    assert "noor" in _here(alone)


def test_the_same_lines_hold_and_nobody_is_asked_in_vain(cast: Cast, met: Circle) -> None:
    tie(cast["noor"], by=cast["sam"], sort="serves")
    before = Event.objects.filter(type="circle.knocked").count()
    with pytest.raises(ValidationError):
        accept(_invitation(cast, met), by=cast["noor"])
    assert Event.objects.filter(type="circle.knocked").count() == before


def test_to_follow_a_link_twice_asks_once(cast: Cast, met: Circle) -> None:
    invitation = _invitation(cast, met, uses=2)
    for _time in range(2):
        assert isinstance(accept(invitation, by=cast["noor"]), AskedFirst)
    with seen_as(cast["noor"]):
        assert Knock.objects.count() == 1
    assert Event.objects.filter(type="circle.knocked").count() == 1


def test_silence_lapses_and_nothing_is_kept(cast: Cast, met: Circle) -> None:
    invitation = _invitation(cast, met)
    accept(invitation, by=cast["noor"])
    _says(cast, met, "yes", "sam")
    for _time in range(2):
        lapse(cast["noor"], invitation=invitation.pk)
    for name in ("sam", "noor"):
        with seen_as(cast[name]):
            assert not Knock.objects.exists()
    assert "noor" not in _here(met)


def test_a_meeting_that_was_let_go_is_none(cast: Cast, of: Circle) -> None:
    (meeting,) = held(of, 1)
    meeting.state = "skipped"
    meeting.save()
    _follows(cast, of)
    assert "noor" in _here(of)


def test_the_page_says_how_someone_comes_in(cast: Cast, of: Circle) -> None:
    page, says = f"/circles/{of.pk}/joining/", "Someone new comes in when all of you say yes."
    assert says not in cast.client("sam").get(page).text
    held(of, 1)
    assert says in cast.client("sam").get(page).text
