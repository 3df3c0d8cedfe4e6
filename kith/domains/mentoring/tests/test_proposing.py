"""Proposals come to those alone who asked for them, and tell nobody what they may not see."""

from datetime import timedelta
from itertools import permutations

import pytest
from django.utils import timezone

from kith.capabilities.notifications.models import Notice
from kith.domains.mentoring.actions.answering import let_pass, say_yes
from kith.domains.mentoring.actions.proposing import FADES, forget_old, propose
from kith.domains.mentoring.actions.turning import KEPT
from kith.domains.mentoring.actions.wishing import go_on, pause, take_back
from kith.domains.mentoring.matching import lets_see
from kith.domains.mentoring.models import Readiness, Turn
from kith.domains.mentoring.queries import proposals
from kith.domains.mentoring.tests.together import GROUPS, proposal, side_of, sides, wish
from kith.domains.mentoring.waiting import waiting
from kith.foundation.activity.models import Event
from kith.foundation.people.actions import suspend
from kith.foundation.people.models import Person
from kith.foundation.profiles.actions import tell
from kith.foundation.profiles.models import Audience, Field, ProfileEntry
from kith.foundation.spaces.actions.boundaries import keep_away, tie
from kith.infrastructure.database.private import seen_as
from tests.cast import Cast


def _seen(person: Person) -> list[str]:
    with seen_as(person):
        return [each.side.other.name for each in proposals(person)]


def test_two_who_fit_are_proposed_to_each_other_and_told_of_no_name(cast: Cast, deliver: object) -> None:
    maria, noor = wish(cast, "maria", offers=[GROUPS]), wish(cast, "noor", seeks=[GROUPS])
    assert propose() == 1
    assert (_seen(maria), _seen(noor)) == (["Noor"], ["Maria Delgado"])
    events = Event.objects.filter(type="mentoring.proposed").order_by("pk")
    assert {event.actor_id for event in events} == {None}
    assert [set(event.facts) for event in events] == [{"to", "key"}] * 2
    assert len({event.facts["key"] for event in events}) == 2, "each has an address of their own"


def test_the_job_may_run_twice(cast: Cast) -> None:
    proposal(cast, "maria", "noor")
    assert propose() == 0
    assert len(sides(cast["maria"])) == 1


def test_nobody_is_proposed_who_did_not_say_so(cast: Cast) -> None:
    wish(cast, "maria", offers=[GROUPS])
    tell(cast["noor"], field=Field.SKILL_SOUGHT, texts=[GROUPS], audience="everyone")
    assert propose() == 0


@pytest.mark.parametrize("ends", [pause, take_back])
def test_who_pauses_or_takes_it_back_is_proposed_to_nobody(cast: Cast, ends: object) -> None:
    wish(cast, "maria", offers=[GROUPS])
    wish(cast, "noor", seeks=[GROUPS])
    ends(by=cast["noor"])  # type: ignore[operator]
    assert propose() == 0
    assert not Turn.objects.get(person=cast["noor"]).is_ready


@pytest.mark.parametrize("sort", ["mute", "block"])
@pytest.mark.parametrize(("by", "other"), [("maria", "noor"), ("noor", "maria")])
def test_a_line_between_two_keeps_them_from_being_proposed(
    cast: Cast, sort: str, by: str, other: str
) -> None:
    keep_away(cast[other], by=cast[by], sort=sort)
    wish(cast, "maria", offers=[GROUPS])
    wish(cast, "noor", seeks=[GROUPS])
    assert propose() == 0


def test_a_tie_at_work_does_too(cast: Cast) -> None:
    tie(cast["noor"], by=cast["maria"], sort="manages")
    wish(cast, "maria", offers=[GROUPS])
    wish(cast, "noor", seeks=[GROUPS])
    assert propose() == 0


@pytest.mark.parametrize("audience", ["self", "spaces"])
def test_what_the_other_may_not_see_matches_nobody(cast: Cast, audience: str) -> None:
    """Eleni shares no space with Noor, so “people in my spaces” is nothing to her."""
    wish(cast, "eleni", offers=[GROUPS])
    wish(cast, "noor", seeks=[GROUPS], audience=audience)
    assert propose() == 0


def test_the_matcher_lets_see_exactly_what_a_profile_does(cast: Cast) -> None:
    """The rule stands in two places, since the matcher knows no tables; here they are held together."""
    for name in ("maria", "noor", "kestrel", "eleni"):
        for audience in Audience.values:
            ProfileEntry.objects.create(
                person=cast[name], field="skill_offered", code=audience, text=audience, audience=audience
            )
        wish(cast, name, seeks=["rest"])
        with seen_as(cast[name]):
            Readiness.objects.update(offers=list(Audience.values))
    there = waiting(today=timezone.localdate()).people
    people = {person.pk: person for person in cast.people.values()}
    for one, other in permutations(there, 2):
        shown = ProfileEntry.objects.visible_to(people[other.key])
        shown = shown.filter(person=one.key, field="skill_offered")
        seen = {code for code, audience in one.offers.items() if lets_see(one, audience, viewer=other)}
        assert seen == set(shown.values_list("code", flat=True))


def test_a_proposal_is_gone_when_what_it_stood_on_is_hidden(cast: Cast) -> None:
    proposal(cast, "maria", "noor")
    tell(cast["maria"], field=Field.SKILL_OFFERED, texts=[GROUPS], audience="self")
    assert _seen(cast["noor"]) == []
    key = side_of(cast["noor"], cast["maria"]).key
    client = cast.client("noor")
    assert client.get(f"/mentoring/proposals/{key}/").status_code == 302
    client.post(f"/mentoring/proposals/{key}/acceptance/")
    assert side_of(cast["noor"], cast["maria"]).state == "open"


def test_it_fades_by_itself_and_nobody_is_told(cast: Cast, deliver: object) -> None:
    _mine, theirs = proposal(cast, "maria", "noor")
    before = Event.objects.count()
    with seen_as(cast["noor"]):
        type(theirs).objects.filter(pk=theirs.pk).update(fades_on=timezone.localdate() - timedelta(days=1))
    assert _seen(cast["noor"]) == []
    assert Event.objects.count() == before


def test_after_a_year_two_may_be_proposed_again_and_not_before(cast: Cast) -> None:
    proposal(cast, "maria", "noor")
    today, both = timezone.localdate(), [cast["maria"], cast["noor"]]
    later = today + FADES + timedelta(days=1)
    assert propose(today=later) == 0
    assert Turn.objects.get(person=cast["noor"]).next_on == today + KEPT
    forget_old(both, today=today + KEPT)
    assert propose(today=today + KEPT) == 1


def test_nobody_is_proposed_to_more_people_than_they_wish(cast: Cast) -> None:
    wish(cast, "maria", offers=[GROUPS], most=1)
    for name in ("noor", "sam"):
        wish(cast, name, seeks=[GROUPS])
    assert propose() == 1
    assert propose() == 0
    assert len(sides(cast["maria"])) == 1


def test_a_place_that_is_kept_does_not_tell_that_the_other_let_it_pass(cast: Cast) -> None:
    """If a new proposal came at once, one would know. Whoever passes has room again; the other only when it has faded."""
    mine, theirs = proposal(cast, "maria", "noor")
    wish(cast, "maria", offers=[GROUPS], most=1)
    say_yes(mine, by=cast["maria"])
    let_pass(theirs, by=cast["noor"])
    wish(cast, "sam", seeks=[GROUPS])
    assert propose() == 0
    assert propose(today=timezone.localdate() + FADES + timedelta(days=1)) == 1


def test_who_has_no_account_any_more_is_shown_to_nobody(cast: Cast) -> None:
    proposal(cast, "maria", "noor")
    suspend(cast["maria"])
    assert _seen(cast["noor"]) == []


def test_a_pause_takes_a_yes_back_so_that_nothing_begins_meanwhile(cast: Cast) -> None:
    mine, theirs = proposal(cast, "maria", "noor")
    say_yes(mine, by=cast["maria"])
    pause(by=cast["maria"])
    assert say_yes(theirs, by=cast["noor"]) is None
    assert _seen(cast["maria"]) == []
    go_on(by=cast["maria"])
    assert _seen(cast["maria"]) == ["Noor"]
    assert say_yes(side_of(cast["maria"], cast["noor"]), by=cast["maria"]) is not None


def test_each_is_told_in_the_inbox_until_they_look(cast: Cast, deliver: object) -> None:
    side, _theirs = proposal(cast, "maria", "noor")
    deliver()  # type: ignore[operator]
    maria = cast.client("maria")
    assert "Someone may fit with what you offer or look for." in maria.get("/inbox/").text
    assert "Noor" not in maria.get("/inbox/").text
    assert maria.get(side.get_absolute_url()).status_code == 200
    deliver()  # type: ignore[operator]
    assert not Notice.objects.filter(
        person=cast["maria"], read_at=None, page=side.get_absolute_url()
    ).exists()
