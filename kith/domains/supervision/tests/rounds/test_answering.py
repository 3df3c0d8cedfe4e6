"""A yes and a no: nobody is shown who declined, the last yes begins the circle, and answers change as little as can be."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from kith.capabilities.notifications.models import Notice
from kith.domains.supervision.actions.rounds.answering import accept, decline
from kith.domains.supervision.models import Circle, Round, Seeker
from kith.domains.supervision.rounds.sealing import read_wish
from kith.domains.supervision.tests.rounds.people import (
    FEW,
    company,
    found,
    looked_at,
    offer_to,
    proposed,
    round_of,
    solved,
)
from kith.foundation.activity.models import Event
from kith.foundation.spaces.actions.boundaries import keep_away
from kith.infrastructure.database.private import seen_as
from tests.cast import Cast

TOKEN = re.compile(r'<input type="hidden" name="csrfmiddlewaretoken"[^>]*>')


def _answer(cast: Cast, of: Round, *, yes: tuple[str, ...] = (), no: tuple[str, ...] = ()) -> None:
    for name in yes:
        accept(found(of), by=cast[name])
    for name in no:
        decline(found(of), by=cast[name])


def _page(cast: Cast, name: str, of: Round) -> str:
    page = cast.client(name).get(f"/circles/rounds/{of.pk}/").text
    return TOKEN.sub("", page.partition("<main")[2].partition("</main")[0])


def test_with_the_last_yes_the_circle_begins_and_all_are_in_it(cast: Cast) -> None:
    of = proposed(cast)
    _answer(cast, of, yes=FEW[:3])
    assert not Circle.objects.exists()
    answer = cast.client("anneke").post(f"/circles/rounds/{of.pk}/acceptance/", follow=True)
    circle = Circle.objects.select_related("space", "item__space").get()
    assert answer.redirect_chain[-1][0] == circle.get_absolute_url()
    members = circle.space.memberships.active()
    assert {place.person.handle for place in members.select_related("person")} == {*FEW}
    assert members.filter(role="host").count() == 1
    assert circle.space.visibility == "hidden"
    assert (circle.minutes, circle.space.most) == (90, 5)
    assert (circle.zone, circle.at.hour) == ("Europe/Madrid", 18), "by the clock of whoever hosts it"
    assert not Seeker.objects.filter(round=of).exists()
    assert "Your circle has begun" in _page(cast, "noor", of)
    assert looked_at(of).state == Round.State.DONE


def test_each_reads_the_agreement_before_they_write(cast: Cast) -> None:
    of = proposed(cast)
    _answer(cast, of, yes=FEW)
    circle = Circle.objects.get()
    agreed = circle.space.memberships.active().filter(agreed_version__gt=0)
    assert agreed.count() == 1, "whoever hosts it began with it"


def test_a_decline_is_shown_to_nobody(cast: Cast, deliver: object) -> None:
    of = proposed(cast)
    before = {name: _page(cast, name, of) for name in FEW[1:]}
    events = Event.objects.count()
    _answer(cast, of, no=("maria",))
    deliver()  # type: ignore[operator]
    assert Event.objects.count() == events
    for name in FEW[1:]:
        assert _page(cast, name, of) == before[name]
    assert "You declined. Nobody is shown that." in _page(cast, "maria", of)


def test_enough_who_said_yes_begin_without_the_one_who_declined(cast: Cast) -> None:
    of = proposed(cast)
    _answer(cast, of, yes=FEW[1:], no=("maria",))
    done = looked_at(of)
    circle = Circle.objects.get()
    here = circle.space.memberships.active().select_related("person")
    assert {place.person.handle for place in here} == {*FEW[1:]}
    assert done.state == Round.State.DONE
    assert "No circle for you this time" in _page(cast, "maria", of)


def _says(cast: Cast, name: str, of: Round, time: str) -> int:
    told = {"languages": ["en"], "zone": "Europe/Madrid", "times": [time]}
    return int(cast.client(name).post(f"/circles/rounds/{of.pk}/wish/when/", told).status_code)


def test_whoever_was_left_over_can_say_more_while_others_answer(cast: Cast) -> None:
    people: dict[str, dict[str, Any]] = {name: {} for name in FEW} | {"dana": {"times": ("4-morning",)}}
    of = solved(round_of(cast), people, cast)
    assert f"/circles/rounds/{of.pk}/wish/when/" in _page(cast, "dana", of)
    assert _says(cast, "dana", of, "1-evening") == 302
    _answer(cast, of, yes=FEW[1:], no=("maria",))
    done = looked_at(of)
    assert company(cast, "dana", done) == {*FEW[1:], "dana"}


def test_it_counts_also_where_all_others_have_begun(cast: Cast) -> None:
    left = {"dana": "3-morning", "tomasz": "4-morning", "kestrel": "5-morning"}
    of = solved(round_of(cast), {name: {} for name in FEW} | {name: {"times": (at,)} for name, at in left.items()}, cast)  # fmt: skip
    for name in left:
        _says(cast, name, of, "2-evening")
    _answer(cast, of, yes=FEW)
    done = looked_at(of)
    assert done.state == Round.State.PROPOSED
    assert company(cast, "dana", done) == {*left}


def test_whoever_is_left_over_in_the_end_says_no_more_and_takes_it_along(cast: Cast) -> None:
    more = {
        "times": ("4-morning",),
        "employer": "Lighthouse",
        "identities": ("Deaf",),
        "uses_identities": True,
    }
    of = solved(round_of(cast), {name: {} for name in FEW} | {"dana": more}, cast)
    _answer(cast, of, yes=FEW)
    done = looked_at(of)
    assert done.state == Round.State.DONE
    assert "you find there what you said here" in _page(cast, "dana", done)
    assert "No circle was possible" not in _page(cast, "dana", done)
    _says(cast, "dana", done, "1-evening")
    other = round_of(cast)
    page = cast.client("dana").get(f"/circles/rounds/{other.pk}/wish/when/").text
    assert "What you said in your last round is there already" in page
    _says(cast, "dana", other, "1-evening")
    with seen_as(cast["dana"]):
        before, now = read_wish(done, cast["dana"]), read_wish(other, cast["dana"])
    assert before is not None
    assert now is not None
    assert (before.times, now.times) == (("4-morning",), ("1-evening",))
    assert (now.employer, now.identities) == ("Lighthouse", ("Deaf",))
    assert not now.uses_identities, "each round asks for that anew"


def test_where_someone_new_comes_in_those_who_said_yes_are_asked_once_more(cast: Cast) -> None:
    people = (*FEW, "tomasz", "dana", "kestrel")
    of = proposed(cast, *people, most=4)
    small = next(company(cast, name, of) for name in people if len(company(cast, name, of)) == 3)
    large = {*people} - small
    gone, (silent, *kept) = min(large), sorted(small)
    _answer(cast, of, yes=(*(large - {gone}), *kept), no=(gone,))
    Round.objects.update(answers_until=timezone.now() - timedelta(minutes=1))
    done = looked_at(of)
    assert Circle.objects.get().space.memberships.active().count() == 3, "theirs became no larger"
    assert done.state == Round.State.PROPOSED
    assert company(cast, gone, of) == {gone, *kept}
    assert "It has changed a little since you said yes." in _page(cast, kept[0], of)
    assert "It has changed a little" not in _page(cast, gone, of)
    assert "The day to answer is over" in _page(cast, silent, of)


def test_nobody_waits_longer_than_the_day_that_was_said(cast: Cast) -> None:
    of = proposed(cast)
    _answer(cast, of, yes=FEW[1:])
    assert looked_at(of).state == Round.State.PROPOSED
    Round.objects.update(answers_until=timezone.now() - timedelta(minutes=1))
    assert looked_at(of).state == Round.State.DONE
    assert Circle.objects.get().space.memberships.active().count() == len(FEW) - 1
    assert "The day to answer is over" in _page(cast, "maria", of)


def test_a_line_that_is_drawn_meanwhile_keeps_two_apart_and_tells_nobody(cast: Cast) -> None:
    of = proposed(cast)
    _answer(cast, of, yes=FEW[:3])
    keep_away(cast["sam"], by=cast["noor"], sort="block")
    _answer(cast, of, yes=FEW[3:])
    assert not Circle.objects.exists()
    looked_at(of)
    circle = Circle.objects.get()
    here = {place.person.handle for place in circle.space.memberships.active().select_related("person")}
    assert here == {"maria", "sam", "anneke"}


def test_a_mind_can_be_changed_until_all_have_answered(cast: Cast) -> None:
    of = proposed(cast)
    _answer(cast, of, no=("maria",), yes=FEW[1:3])
    _answer(cast, of, yes=("maria", "anneke"))
    assert Circle.objects.get().space.memberships.active().count() == len(FEW)


def test_a_name_chosen_for_a_space_goes_along_into_the_circle(cast: Cast) -> None:
    names = ("maria", "tomasz", "kestrel")
    of = proposed(cast, *names, space=cast.rural, opener="tomasz")
    _answer(cast, of, yes=names)
    place = Circle.objects.get().space.memberships.get(person=cast["kestrel"])
    assert (place.display_name, place.handle) == ("Kestrel", "kestrel")


@pytest.mark.parametrize("host", ["kestrel"])
def test_also_where_they_host_it(cast: Cast, host: str) -> None:
    people = {"maria": {}, "tomasz": {}, host: {"has_moderated": True}}
    of = solved(round_of(cast, space=cast.rural, opener="tomasz"), people, cast)
    _answer(cast, of, yes=tuple(people))
    place = Circle.objects.get().space.memberships.get(role="host")
    assert (place.shown_name, place.handle) == ("Kestrel", "kestrel")


def test_all_are_told_in_the_same_words_whatever_came_out(cast: Cast, deliver: object) -> None:
    of = proposed(cast, *FEW, "dana", most=4)
    deliver()  # type: ignore[operator]
    told = Event.objects.filter(type="round.news")
    assert told.count() == len(FEW) + 1
    assert all(event.actor is None and event.facts.keys() == {"round", "to"} for event in told)
    waiting = Notice.objects.filter(page=f"/circles/rounds/{of.pk}/", read_at=None)
    assert waiting.count() == len(FEW) + 1
    _page(cast, "noor", of)
    assert not waiting.filter(person=cast["noor"]).exists()


def test_an_answer_to_what_is_not_there_does_nothing(cast: Cast) -> None:
    of = proposed(cast)
    assert cast.client("eleni").post(f"/circles/rounds/{of.pk}/acceptance/").status_code == 302
    assert offer_to(cast, "eleni", of) is None
