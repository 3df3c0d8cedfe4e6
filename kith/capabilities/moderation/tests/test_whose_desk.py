"""Who looks at what was told: never whom it is about, and never whoever told it."""

import pytest

from kith.capabilities.moderation.models import Case
from kith.foundation.people.actions import make_steward
from kith.foundation.spaces.actions.belonging import admit, give_role
from tests.cast import Cast
from tests.moderating import said, told


@pytest.mark.parametrize("about", ["host", "own words of a host"])
def test_what_is_about_a_host_goes_to_the_stewards_at_once(cast: Cast, about: str) -> None:
    place = cast.place("tomasz", cast.commons)
    case = Case(member=place) if about == "host" else Case(post=said(cast, "tomasz"))
    assert told(cast, case).case.space is None


def test_whoever_tells_can_leave_the_hosts_out(cast: Cast) -> None:
    post = said(cast)
    theirs = told(cast, Case(post=post), only_stewards=True).case
    hosts = told(cast, Case(post=post), by="sam").case
    assert (theirs.space, hosts.space) == (None, cast.commons)
    client = cast.client("tomasz")
    assert client.get(f"/desk/{theirs.pk}/").status_code == 404
    assert client.get(f"/desk/{hosts.pk}/").status_code == 200


def test_a_host_never_handles_what_she_told_herself(cast: Cast) -> None:
    assert told(cast, Case(post=said(cast)), by="tomasz").case.space is None
    admit(cast["anneke"], to=cast.commons, by=None, role="host")
    case = told(cast, Case(post=said(cast)), by="tomasz").case
    assert case.space == cast.commons
    assert cast.client("tomasz").get(f"/desk/{case.pk}/").status_code == 404
    assert cast.client("anneke").get(f"/desk/{case.pk}/").status_code == 200


def test_when_the_last_free_host_tells_it_too_it_goes_to_the_stewards(cast: Cast) -> None:
    post = said(cast)
    first = told(cast, Case(post=post))
    second = told(cast, Case(post=post), by="tomasz")
    first.refresh_from_db()
    assert first.case == second.case
    assert first.case.space is None
    assert "Nothing waits here" in cast.client("tomasz").get("/spaces/commons/desk/").content.decode()


def test_who_becomes_a_host_does_not_see_the_case_about_herself(cast: Cast) -> None:
    case = told(cast, Case(post=said(cast))).case
    give_role(cast.place("maria", cast.commons), role="host", by=cast["tomasz"])
    assert cast.client("maria").get(f"/desk/{case.pk}/").status_code == 404
    assert "Nothing waits here" in cast.client("maria").get("/spaces/commons/desk/").content.decode()


def test_the_only_steward_does_not_get_what_is_about_her_if_hosts_are_there(cast: Cast) -> None:
    admit(cast["anneke"], to=cast.commons, by=None, role="host")
    give_role(cast.place("ruth", cast.commons), role="host", by=cast["tomasz"])
    assert told(cast, Case(post=said(cast, "ruth"))).case.space == cast.commons
    make_steward(cast["dana"])
    assert told(cast, Case(post=said(cast, "ruth"))).case.space is None


def test_how_often_the_same_member_told_something_is_seen_on_that_desk_alone(cast: Cast) -> None:
    for _time in range(3):
        made = told(cast, Case(post=said(cast)))
    circle = told(cast, Case(post=said(cast, where=cast.circle)), by="anneke")
    page = cast.client("tomasz").get(f"/desk/{made.case_id}/").content.decode()
    assert "the same member told something 2 times before" in page
    assert "told something" not in cast.client("tomasz").get(f"/desk/{circle.case_id}/").content.decode()


def test_a_host_who_told_the_stewards_alone_does_not_handle_it_on_her_own_desk(cast: Cast) -> None:
    admit(cast["anneke"], to=cast.commons, by=None, role="host")
    post = said(cast)
    told(cast, Case(post=post), by="tomasz", only_stewards=True)
    case = told(cast, Case(post=post)).case
    assert case.space == cast.commons
    assert cast.client("tomasz").get(f"/desk/{case.pk}/").status_code == 404
    assert cast.client("anneke").get(f"/desk/{case.pk}/").status_code == 200
