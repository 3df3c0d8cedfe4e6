"""Two people who press at the same moment: what holds for one after the other holds for both at once."""

import pytest
from django.core.exceptions import ValidationError

from kith.foundation.activity.models import Event
from kith.foundation.profiles.actions import close_account
from kith.foundation.spaces.actions import belonging
from kith.foundation.spaces.actions.inviting import invite
from kith.foundation.spaces.actions.opening import open_space
from kith.foundation.spaces.models import Membership, Space
from tests.at_once import Verb, meanwhile
from tests.cast import GUIDELINES, Cast, assemble

WORDS = {"version": 1, "display_name": "", "request": "Hello"}


@pytest.fixture
def hosts(transactional_db: None) -> Cast:
    """Maria and Noor host the commons; what threads write is really written."""
    cast = assemble()
    for name, role in (("maria", "host"), ("noor", "host"), ("tomasz", "member")):
        belonging.give_role(cast.place(name, cast.commons), role=role, by=cast["tomasz"])
    return cast


def _step_down(cast: Cast, name: str) -> Verb:
    place = cast.place(name, cast.commons)
    return lambda: belonging.give_role(place, role="member", by=place.person)


def _leave(cast: Cast, name: str) -> Verb:
    place = cast.place(name, cast.commons)
    return lambda: belonging.leave(place)


def _be_removed(cast: Cast, name: str) -> Verb:
    place, other = cast.place(name, cast.commons), "maria" if name == "noor" else "noor"
    return lambda: belonging.remove(place, by=cast[other])


def _close(cast: Cast, name: str) -> Verb:
    person = cast[name]
    return lambda: close_account(person)


WAYS = {"steps down": _step_down, "leaves": _leave, "is removed": _be_removed, "ends the account": _close}


@pytest.mark.parametrize("way", WAYS)
def test_of_two_hosts_who_go_at_once_one_stays(hosts: Cast, way: str) -> None:
    outcome = meanwhile(WAYS[way](hosts, "noor"), WAYS[way](hosts, "maria"))
    assert isinstance(outcome.exception(), ValidationError)
    assert not hosts.place("noor", hosts.commons).is_host
    assert hosts.place("maria", hosts.commons).is_host


@pytest.mark.parametrize(("who", "verb"), [("maria", "leaving"), ("noor", "removal")])
def test_who_comes_too_late_reads_why(hosts: Cast, who: str, verb: str) -> None:
    """They were allowed to when they pressed; the other was quicker by a moment."""
    maria, client = hosts.place("maria", hosts.commons), hosts.client(who)
    addresses = {
        "leaving": "/spaces/commons/leaving/",
        "removal": f"/spaces/commons/people/{maria.pk}/removal/",
    }
    outcome = meanwhile(_leave(hosts, "noor"), lambda: client.post(addresses[verb]).status_code)
    assert outcome.result() == 302
    page = client.get("/spaces/commons/").content.decode()
    assert "Make someone else a host first" in page
    assert hosts.place("maria", hosts.commons).is_host


def test_someone_made_host_a_moment_ago_does_not_leave_as_the_last(hosts: Cast) -> None:
    tomasz, noor, maria = (hosts.place(name, hosts.commons) for name in ("tomasz", "noor", "maria"))
    stale = hosts.place("tomasz", hosts.commons)
    belonging.give_role(tomasz, role="host", by=noor.person)
    belonging.leave(noor)
    belonging.leave(maria)
    with pytest.raises(ValidationError):
        belonging.leave(stale)


def test_who_was_removed_meanwhile_cannot_turn_it_into_leaving(hosts: Cast) -> None:
    noor = hosts.place("noor", hosts.commons)
    belonging.remove(hosts.place("noor", hosts.commons), by=hosts["maria"])
    belonging.leave(noor)
    assert hosts.place("noor", hosts.commons).state == "removed"
    with pytest.raises(ValidationError):
        belonging.give_role(noor, role="host", by=hosts["maria"])


@pytest.mark.parametrize("twice", ["one key", "another key"])
def test_a_form_sent_twice_at_once_opens_one_space(hosts: Cast, twice: str) -> None:
    words = {"name": "Night shifts", "sort": "community", "purpose": "Nights.", "guidelines": GUIDELINES}
    words |= {"visibility": "listed", "joining": "request"}
    keys = ("one key", twice)
    opened = [lambda key=key: open_space(by=hosts["maria"], send_key=key, **words) for key in keys]
    meanwhile(*opened).result()
    assert Space.objects.filter(name="Night shifts").count() == len(set(keys))


def _presses(cast: Cast, address: str) -> Verb:
    """Eleni in one of her browsers."""
    client = cast.client("eleni")
    return lambda: client.post(address, WORDS).status_code


@pytest.mark.parametrize(("slug", "what"), [("commons", "space.joined"), ("rural", "space.asked")])
def test_who_presses_twice_at_once_joins_once_or_asks_once(hosts: Cast, slug: str, what: str) -> None:
    address = f"/spaces/{slug}/joining/"
    assert meanwhile(_presses(hosts, address), _presses(hosts, address)).result() == 302
    place = Membership.objects.get(person=hosts["eleni"], space__slug=slug)
    assert Event.objects.filter(type=what, facts__member=place.pk).count() == 1


@pytest.mark.parametrize("uses", [1, 2])
def test_who_presses_twice_at_once_comes_in_by_one_use_of_a_link(hosts: Cast, uses: int) -> None:
    made, token = invite(to=hosts.circle, by=hosts["tomasz"], days=7, uses=uses)
    address = f"/invitation/{token}/"
    assert meanwhile(_presses(hosts, address), _presses(hosts, address)).result() == 302
    place = hosts.place("eleni", hosts.circle)
    assert Event.objects.filter(type="space.joined", facts__member=place.pk).count() == 1
    made.refresh_from_db()
    assert made.uses_left == uses - 1


def test_of_two_who_take_one_name_at_once_the_second_is_told(hosts: Cast) -> None:
    maria, noor = (hosts.client(name) for name in ("maria", "noor"))
    names = [
        lambda each=each: each.post("/spaces/commons/name/", {"display_name": "Heron"}).status_code
        for each in (maria, noor)
    ]
    assert meanwhile(*names).result() == 422
    assert [hosts.place(name, hosts.commons).shown_name for name in ("maria", "noor")] == ["Heron", "Noor"]
