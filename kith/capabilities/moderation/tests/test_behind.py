"""Hosts act on whoever is behind a made name: it reaches that person, and nobody else learns who it is."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from kith.capabilities.moderation import effects
from kith.capabilities.moderation.actions.appealing import answer, appeal
from kith.capabilities.moderation.actions.behind import LATEST as LATEST_NEWS
from kith.capabilities.moderation.actions.behind import tell_waiting
from kith.capabilities.moderation.actions.deciding import take_back
from kith.capabilities.moderation.desks import moderators_of
from kith.capabilities.moderation.jobs import keep_promises
from kith.capabilities.moderation.models import Case, Decision, SealedNews
from kith.capabilities.notifications.models import Notice
from kith.foundation.activity.models import Event
from kith.foundation.permissions.tables import may
from kith.foundation.spaces.actions import belonging, inviting
from kith.foundation.spaces.actions.masking import destroy_seals
from kith.foundation.spaces.actions.standing import LATEST, carry_out
from kith.foundation.spaces.models import Membership, Standing
from tests.cast import Cast
from tests.masked import asked, said_masked
from tests.moderating import decided, told

Deliver = Callable[[], None]
WEEK = timedelta(days=7)


@pytest.fixture
def case(cast: Cast) -> Case:
    return told(cast, Case(post=said_masked(cast))).case


def _in_a_week() -> dict[str, Any]:
    return {"until": timezone.now() + WEEK}


def _page(cast: Cast, who: str, address: str) -> str:
    return str(cast.client(who).get(address).content.decode())


def _later(delay: timedelta = LATEST) -> None:
    carry_out(timezone.now() + delay)


def test_the_desk_shows_a_made_name_and_no_other(cast: Cast, case: Case) -> None:
    for address in ("/spaces/commons/desk/", f"/desk/{case.pk}/"):
        page = _page(cast, "tomasz", address)
        assert case.shown_name in page
        assert "Maria" not in page
    assert "Nobody here knows who it is." in page
    assert cast.client("maria").get(f"/desk/{case.pk}/").status_code == 404


def test_who_is_limited_behind_a_name_reads_why_and_nobody_else_sees_it(
    cast: Cast, case: Case, deliver: Deliver
) -> None:
    made = decided(cast, case, "limit", reason="Please let others finish.", **_in_a_week())
    post = case.post
    assert post is not None
    for name in ("post.reply", "space.mask", "talk.open", "post.edit"):
        thing = {"talk.open": cast.commons, "space.mask": cast.commons, "post.edit": post}.get(
            name, post.item
        )
        assert not may(cast["maria"], name, thing), name
    page = _page(cast, "maria", post.item.get_absolute_url())
    assert "Please let others finish." in page
    assert may(cast["maria"], "post.reply", asked(cast, where=cast.rural)), "in other spaces, nothing holds"
    for who in ("tomasz", "noor", "ruth"):
        for address in (post.item.get_absolute_url(), "/spaces/commons/members/", "/spaces/commons/log/"):
            assert "let others finish" not in _page(cast, who, address)
    by_name = told(cast, Case(member=cast.place("maria", cast.commons))).case
    assert "They can only read here" not in _page(cast, "tomasz", f"/desk/{by_name.pk}/")
    assert cast.place("maria", cast.commons).limited_until is None
    Standing.objects.update(until=timezone.now())
    assert may(cast["maria"], "post.reply", post.item)
    assert made.get_absolute_url() in _page(cast, "maria", "/me/decisions/")
    assert case.shown_name in _page(cast, "maria", made.get_absolute_url())
    assert cast.client("noor").get(made.get_absolute_url()).status_code == 404


def test_news_of_it_comes_within_hours_and_names_no_decision(
    cast: Cast, case: Case, deliver: Deliver
) -> None:
    decided(cast, case, "note", reason="Softer, please.")
    deliver()
    assert not Notice.objects.filter(person=cast["maria"], audience="moderation.concerned").exists()
    tell_waiting(timezone.now() + LATEST_NEWS)
    tell_waiting(timezone.now() + LATEST_NEWS)
    deliver()
    told_of = Notice.objects.get(person=cast["maria"], audience="moderation.concerned")
    assert told_of.page == "/me/decisions/"
    assert set(told_of.event.facts) == {"to"}
    assert not SealedNews.objects.exists()
    assert "Hosts or stewards decided something" in _page(cast, "maria", "/inbox/")


def test_who_is_removed_behind_a_name_writes_no_more_leaves_like_anyone_and_stays_out(
    cast: Cast, case: Case
) -> None:
    decided(cast, case, "remove")
    place = cast.place("maria", cast.commons)
    assert place.is_active, "at once, it would be seen who it is"
    assert not may(cast["maria"], "post.reply", case.post.item)  # type: ignore[union-attr]
    assert "Within a few days you leave this space" in _page(cast, "maria", "/spaces/commons/")
    _later(timedelta(0) - timedelta(seconds=1))
    _later()
    _later()
    place.refresh_from_db()
    assert place.state == "left"
    left = Event.objects.filter(type="space.left", actor=cast["maria"])
    assert left.count() == 1
    assert "Maria Delgado left." in _page(cast, "tomasz", "/spaces/commons/log/")
    assert not may(cast["maria"], "space.join", cast.commons)
    assert cast.client("maria").post("/spaces/commons/joining/", {"version": 1}).status_code in (302, 403)
    invitation, _token = inviting.invite(
        to=cast.commons, by=cast["tomasz"], days=3, email="maria@example.org"
    )
    assert inviting.accept(invitation, by=cast["maria"]) is None
    assert not cast.place("maria", cast.commons).is_active
    assert may(cast["eleni"], "space.join", cast.commons)


def test_what_is_taken_back_lets_them_write_or_brings_them_back(cast: Cast, case: Case) -> None:
    limit = decided(cast, case, "limit", goes_on=True, **_in_a_week())
    take_back(limit, reason="Too hard.", by=cast["tomasz"])
    assert may(cast["maria"], "post.reply", case.post.item)  # type: ignore[union-attr]
    removal = decided(cast, case, "remove", goes_on=True)
    _later()
    take_back(removal, reason="We were wrong.", by=cast["tomasz"])
    assert not cast.place("maria", cast.commons).is_active
    _later()
    assert cast.place("maria", cast.commons).is_active
    assert not Standing.objects.exists()
    again = decided(cast, case, "remove", goes_on=True)
    take_back(again, reason="No.", by=cast["tomasz"])
    _later()
    assert cast.place("maria", cast.commons).is_active


def test_an_appeal_names_nobody(cast: Cast, case: Case) -> None:
    made = decided(cast, case, "hide")
    assert may(cast["maria"], "decision.appeal", made)
    assert not may(cast["noor"], "decision.appeal", made)
    cast.client("maria").post(made.get_absolute_url(), {"words": "I meant it well."})
    asked = made.appeal
    event = Event.objects.get(type="appeal.made")
    assert event.actor is not None
    assert event.actor.is_mask
    assert asked.space is None
    page = _page(cast, "ruth", asked.get_absolute_url())
    assert "I meant it well." in page
    assert "Maria" not in page
    answer(asked, outcome="undone", words="You are right.", by=cast["ruth"])
    assert "You are right." in _page(cast, "maria", made.get_absolute_url())


def test_what_can_be_decided_is_the_same_whoever_it_is(cast: Cast, case: Case) -> None:
    """A host, the last host, someone who left, or a member: nobody can tell them apart by what is offered."""
    belonging.leave(cast.place("sam", cast.commons))
    cases = [
        told(cast, Case(post=said_masked(cast, name))).case for name in ("tomasz", "sam", "noor", "dana")
    ]
    offered = [effects.possible(each) for each in (case, *cases)]
    assert all(each == offered[0] for each in offered)
    assert set(offered[0]) == {"none", "note", "hide", "edit", "limit", "remove"}
    stewards = told(cast, Case(post=said_masked(cast)), only_stewards=True).case
    assert not set(Decision.OUTSIDE) & set(effects.possible(stewards))


def test_a_last_host_behind_a_name_stays_until_there_is_another(cast: Cast) -> None:
    case = told(cast, Case(post=said_masked(cast, "tomasz")), only_stewards=True).case
    decided(cast, case, "remove", by="ruth")
    _later()
    assert cast.place("tomasz", cast.commons).is_host
    belonging.give_role(cast.place("sam", cast.commons), role="host", by=cast["tomasz"])
    _later()
    assert cast.place("tomasz", cast.commons).state == "left"


def test_no_host_decides_about_their_own_words_and_nothing_tells_that_it_is_a_host(cast: Cast) -> None:
    about_host = told(cast, Case(post=said_masked(cast, "tomasz"))).case
    about_member = told(cast, Case(post=said_masked(cast, "sam"))).case
    assert about_host.space == about_member.space == cast.commons
    assert not moderators_of(about_host).exists()
    assert cast.client("tomasz").get(f"/desk/{about_host.pk}/").status_code == 404
    assert cast.client("tomasz").get(f"/desk/{about_member.pk}/").status_code == 200
    Case.objects.update(due_at=timezone.now())
    keep_promises(0)
    spaces = set(Case.objects.filter(pk__in=[about_host.pk, about_member.pk]).values_list("space", flat=True))
    assert spaces == {None}


def test_without_a_seal_only_the_words_can_be_hidden(cast: Cast, case: Case) -> None:
    destroy_seals(cast["maria"])
    case = Case.objects.with_thing().get(pk=case.pk)
    assert effects.possible(case) == ["none", "hide"]
    decided(cast, case, "hide")
    assert "/me/decisions/" not in _page(cast, "maria", "/inbox/")


def test_nothing_in_the_rows_of_a_decision_leads_to_them(cast: Cast, case: Case, deliver: Deliver) -> None:
    deliver()
    last = Event.objects.latest("pk").pk
    made = decided(cast, case, "limit", **_in_a_week())
    appeal(made, words="Please")
    deliver()
    facts = [event.facts for event in Event.objects.filter(pk__gt=last)]
    assert all(each.get("to") != cast["maria"].pk and "name" not in each for each in facts)
    assert not Event.objects.filter(pk__gt=last, actor=cast["maria"]).exists()
    assert not Notice.objects.filter(person=cast["maria"], event__gt=last).exists()
    mask = Membership.objects.get(state="masked", posts=case.post)
    assert {each["member"] for each in facts if "member" in each} == {mask.pk}
    standing = Standing.objects.get()
    assert len(bytes(standing.sealed)) == 92
    assert str(cast["maria"].pk).encode() not in bytes(standing.sealed).split()
