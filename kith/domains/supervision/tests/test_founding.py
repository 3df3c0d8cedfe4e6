"""A small hidden space says that it is a circle: its host gives it a place to meet, and everything else stays."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from kith.capabilities.rooms.models import Room
from kith.domains.supervision.models import Circle, Meeting
from kith.foundation.spaces.actions import opening
from kith.foundation.spaces.actions.belonging import admit
from kith.foundation.spaces.actions.boundaries import tie
from kith.foundation.spaces.actions.inviting import accept, invite
from kith.foundation.spaces.models import Space
from tests.cast import Cast


def _typed(**details: Any) -> dict[str, Any]:
    told = {
        "rhythm": "week",
        "first_day": timezone.localdate().isoformat(),
        "at": "18:00",
        "zone": "Europe/Madrid",
    }
    return (
        told
        | {"minutes": 60, "way": "video", "phone": "", "most": 8, "country": "ES", "format": "round"}
        | details
    )


@pytest.fixture
def where(cast: Cast) -> str:
    return f"{cast.circle.get_absolute_url()}founding/circle/"


def test_its_host_is_offered_it_where_things_are_begun(cast: Cast, where: str) -> None:
    assert where in cast.client("tomasz").get(cast.circle.get_absolute_url()).text
    assert where not in cast.client("anneke").get(cast.circle.get_absolute_url()).text


def test_it_gets_a_place_to_meet_and_keeps_its_people_and_guidelines(cast: Cast, where: str) -> None:
    version, members = cast.circle.guidelines_version, cast.circle.memberships.count()
    answer = cast.client("tomasz").post(where, _typed())
    circle = Circle.objects.get()
    assert answer["Location"] == circle.get_absolute_url()
    assert (circle.space, circle.item.title, circle.format) == (cast.circle, cast.circle.name, "round")
    assert Meeting.objects.filter(circle=circle).exists()
    assert Room.objects.filter(item=circle.item).exists()
    now = Space.objects.get(pk=cast.circle.pk)
    assert (now.guidelines_version, now.memberships.count(), now.most) == (version, members, 8)
    assert cast.client("anneke").get(circle.get_absolute_url()).status_code == 200
    assert where not in cast.client("tomasz").get(cast.circle.get_absolute_url()).text


def test_a_second_press_leads_to_the_same_circle(cast: Cast, where: str) -> None:
    cast.client("tomasz").post(where, _typed())
    assert cast.client("tomasz").post(where, _typed()).status_code == 403
    assert Circle.objects.count() == 1


def test_fewer_places_than_people_are_refused_and_nothing_is_lost(cast: Cast, where: str) -> None:
    for name in ("noor", "sam"):
        admit(cast[name], to=cast.circle, by=None)
    answer = cast.client("tomasz").post(where, _typed(most=3))
    assert answer.status_code == 422
    assert "You are more than that already." in answer.text
    assert 'value="18:00"' in answer.text
    assert not Circle.objects.exists()


@pytest.mark.parametrize("who", ["maria", "anneke"])
def test_only_a_host_can(cast: Cast, where: str, who: str) -> None:
    assert cast.client(who).get(where).status_code == 403


def test_what_others_can_find_is_no_circle(cast: Cast, where: str) -> None:
    opening.change(cast.circle, by=cast["tomasz"], visibility="listed", joining="request")
    answer = cast.client("tomasz").get(where)
    assert answer.status_code == 403
    assert "The space is hidden, and at most twelve people belong to it." in answer.text
    assert cast.client("eleni").get(f"{cast.rural.get_absolute_url()}founding/circle/").status_code in (
        403,
        404,
    )


@pytest.fixture
def project(cast: Cast) -> Space:
    """Tomasz hosts it, and Maria and Sam belong to it; people ask to come in."""
    made = opening.open_space(
        by=cast["tomasz"], name="Handover", sort="project", visibility="hidden", joining="request",
        purpose="A better handover.", guidelines="- We speak from our own experience.",
    )  # fmt: skip
    for name in ("maria", "sam"):
        admit(cast[name], to=made, by=None)
    return made


def _founded(cast: Cast, space: Space) -> Circle:
    answer = cast.client("tomasz").post(f"{space.get_absolute_url()}founding/circle/", _typed())
    assert answer.status_code == 302
    return Circle.objects.select_related("space", "item").get(space=space)


def test_whatever_it_was_it_is_a_closed_circle_from_then_on(cast: Cast, project: Space) -> None:
    space = _founded(cast, project).space
    assert (space.sort, space.visibility, space.joining) == ("circle", "hidden", "invitation")
    assert space.is_closed


def test_so_nobody_comes_in_who_should_not_share_a_circle(cast: Cast, project: Space) -> None:
    _founded(cast, project)
    tie(cast["noor"], by=cast["sam"], sort="serves")
    invitation, _token = invite(to=Space.objects.get(pk=project.pk), by=cast["tomasz"], days=3)
    with pytest.raises(ValidationError):
        accept(invitation, by=cast["noor"])


def test_so_whoever_steps_out_does_it_without_a_word(cast: Cast, project: Space) -> None:
    circle = _founded(cast, project)
    cast.client("sam").post(f"/circles/{circle.pk}/stepping-out/")
    assert not circle.space.memberships.active().filter(person=cast["sam"]).exists()
    log = cast.client("maria").get(f"{project.get_absolute_url()}log/").text
    assert "Tomasz Wilk opened this space." in log
    assert "Sam Rivera left." not in log


def test_its_host_cannot_let_it_be_found_and_joined(cast: Cast, project: Space) -> None:
    _founded(cast, project)
    told = {"name": "Handover", "purpose": "A better handover.", "language": "en"}
    loose = {"sort": "community", "visibility": "listed", "joining": "open"}
    assert (
        cast.client("tomasz").post(f"{project.get_absolute_url()}settings/", told | loose).status_code == 302
    )
    now = Space.objects.get(pk=project.pk)
    assert (now.sort, now.visibility, now.joining) == ("circle", "hidden", "invitation")
    assert (
        cast.client("eleni").post(f"{project.get_absolute_url()}joining/", {"version": 1}).status_code == 404
    )
