"""What two have together: an agreement, goals, meetings, and an end."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from kith.capabilities.notifications.models import Notice
from kith.domains.mentoring.actions.agreeing import agree_on
from kith.domains.mentoring.actions.aiming import MOST, aim, drop, mark
from kith.domains.mentoring.actions.ending import come_to_end, end
from kith.domains.mentoring.actions.leaving import put_away
from kith.domains.mentoring.jobs import look_each_day
from kith.domains.mentoring.meetings import way_to_meeting
from kith.domains.mentoring.models import Goal, Pair, Side, Turn
from kith.domains.mentoring.tests.together import aimed, paired, proposal, side_of, sides
from kith.foundation.activity.models import Event
from kith.foundation.profiles.actions import close_account
from kith.foundation.spaces.actions.belonging import agree
from kith.foundation.spaces.actions.boundaries import keep_away
from kith.foundation.spaces.models import Membership
from kith.infrastructure.database.private import seen_as
from tests.at_once import meanwhile
from tests.cast import Cast

AGREED = {"often": "fortnight", "minutes": 60, "way": "room", "until": None, "between": ""}


@pytest.fixture
def both(cast: Cast) -> tuple[Side, Side]:
    return paired(cast, "maria", "noor")


def _pair(side: Side) -> Pair:
    with seen_as(side.person):
        return Pair.objects.select_related("space").get(sides__key=side.key)


def _place(side: Side) -> Membership:
    return Membership.objects.select_related("space", "person").get(
        space=_pair(side).space, person=side.person_id
    )


def test_a_changed_agreement_holds_once_the_other_agreed_too(
    cast: Cast, both: tuple[Side, Side], deliver: object
) -> None:
    mine, theirs = both
    deliver()  # type: ignore[operator]
    assert agree_on(mine, **AGREED | {"between": "Our teams"}, by=cast["maria"])  # type: ignore[arg-type]
    assert not agree_on(mine, **AGREED | {"between": "Our teams"}, by=cast["maria"])  # type: ignore[arg-type]
    deliver()  # type: ignore[operator]
    space = _pair(mine).space
    notices = Notice.objects.filter(space=space, audience="space.bound")
    assert [notice.person_id for notice in notices] == [cast["noor"].pk]
    page = cast.client("noor").get(theirs.get_absolute_url()).text
    assert "How often we meet: every second week." in page
    assert "Your agreement changed." in page
    assert "It holds once both of you have read it" in page
    agree(_place(theirs), by=cast["noor"])
    assert "Both of you agree to this." in cast.client("maria").get(mine.get_absolute_url()).text


def test_goals_are_few_lines_that_both_change(cast: Cast, both: tuple[Side, Side]) -> None:
    mine, theirs = both
    goal = aimed(mine, "Rest without guilt")
    assert aimed(theirs, "Rest without guilt") == goal
    mark(goal, state="done", side=theirs, by=cast["noor"])
    page = cast.client("maria").get(mine.get_absolute_url()).text
    assert "Rest without guilt" in page
    assert "Open again" in page
    drop(goal, side=theirs, by=cast["noor"])
    with seen_as(cast["maria"]):
        assert not Goal.objects.exists()
    for number in range(MOST):
        aimed(mine, f"Goal {number}")
    with pytest.raises(PermissionDenied):
        aim(mine, "One more", by=cast["maria"])


def test_a_meeting_begins_with_what_they_agreed_on(cast: Cast, both: tuple[Side, Side]) -> None:
    mine, _theirs = both
    until = timezone.localdate() + timedelta(days=90)
    agree_on(mine, **AGREED | {"until": until}, by=cast["maria"])  # type: ignore[arg-type]
    way = way_to_meeting(_pair(mine))
    begun = {name: words[0] for name, words in parse_qs(urlsplit(way).query).items()}
    assert (begun["at"], begun["until"], begun["repeats"]) == ("17:00", "18:00", "fortnight")
    page = cast.client("maria").get(way).text
    assert f'value="{until}"' in page
    assert 'value="We meet"' in page


def test_ended_with_words_it_can_be_read_and_nothing_is_added(
    cast: Cast, both: tuple[Side, Side], deliver: object
) -> None:
    mine, theirs = both
    aimed(mine, "Rest without guilt")
    end(mine, words="It was good to walk with you.", by=cast["maria"])
    deliver()  # type: ignore[operator]
    told = Notice.objects.filter(audience="mentoring.paired", page=theirs.get_absolute_url())
    assert [notice.person_id for notice in told] == [cast["noor"].pk]
    noor = cast.client("noor").get(theirs.get_absolute_url()).text
    assert "Maria Delgado leaves you these words:" in noor
    assert "It was good to walk with you." in noor
    assert "Rest without guilt" in noor
    assert "It was good" not in cast.client("maria").get(mine.get_absolute_url()).text
    assert _pair(mine).space.is_archived
    with pytest.raises(PermissionDenied):
        aimed(theirs, "More")
    with pytest.raises(PermissionDenied):
        end(theirs, by=cast["noor"])


def test_ended_without_words_it_is_said_kindly(cast: Cast, both: tuple[Side, Side]) -> None:
    mine, theirs = both
    end(mine, by=cast["maria"])
    assert "Things end, and that is fine." in cast.client("noor").get(theirs.get_absolute_url()).text


def test_on_the_day_that_was_planned_it_ends_by_itself_and_both_hear_of_it_before(
    cast: Cast, both: tuple[Side, Side]
) -> None:
    mine, _theirs = both
    until = timezone.localdate() + timedelta(days=40)
    agree_on(mine, **AGREED | {"until": until}, by=cast["maria"])  # type: ignore[arg-type]
    for name in ("maria", "noor"):
        assert Turn.objects.get(person=cast[name]).next_on == until - timedelta(days=14)
        for days in (14, 13, 1):
            come_to_end(cast[name], today=until - timedelta(days=days))
    assert sorted(_told("mentoring.end_comes")) == sorted(cast[name].pk for name in ("maria", "noor"))
    assert _told("mentoring.ended") == []
    for name in ("maria", "noor"):
        come_to_end(cast[name], today=until)
    assert sorted(_told("mentoring.ended")) == sorted(cast[name].pk for name in ("maria", "noor"))
    assert _pair(mine).is_over


@pytest.mark.django_db(transaction=True)
def test_ended_by_one_at_that_moment_the_work_of_the_day_goes_on(cast: Cast, both: tuple[Side, Side]) -> None:
    mine, _theirs = both
    until = timezone.localdate() + timedelta(days=40)
    agree_on(mine, **AGREED | {"until": until}, by=cast["maria"])  # type: ignore[arg-type]
    late = meanwhile(
        lambda: end(mine, words="Thank you.", by=cast["maria"]),
        lambda: come_to_end(cast["noor"], today=until),
    )
    assert late.exception() is None
    assert _told("mentoring.ended") == [cast["noor"].pk]
    assert _pair(mine).is_over


def _told(code: str) -> list[int]:
    return [event.facts["to"] for event in Event.objects.filter(type=code)]


def test_the_job_of_the_day_does_no_harm_when_it_runs_twice(cast: Cast, both: tuple[Side, Side]) -> None:
    Turn.objects.update(next_on=timezone.localdate())
    for _time in range(2):
        look_each_day(timestamp=0)
    assert not _pair(both[0]).is_over


def test_who_puts_it_away_leaves_the_other_their_side(cast: Cast, both: tuple[Side, Side]) -> None:
    mine, theirs = both
    aimed(mine, "Rest without guilt")
    with pytest.raises(PermissionDenied):
        put_away(mine, by=cast["maria"])
    end(mine, by=cast["maria"])
    put_away(mine, by=cast["maria"])
    assert cast.client("maria").get(mine.get_absolute_url()).status_code == 404
    assert "Rest without guilt" in cast.client("noor").get(theirs.get_absolute_url()).text
    space = _pair(theirs).space
    assert not Membership.objects.active().filter(space=space, person=cast["maria"]).exists()
    put_away(theirs, by=cast["noor"])
    for name in ("maria", "noor"):
        with seen_as(cast[name]):
            assert not Goal.objects.exists()
            assert not Pair.objects.exists()
    assert not Membership.objects.active().filter(space=space).exists()


@pytest.mark.parametrize(("by", "other"), [("maria", "noor"), ("noor", "maria")])
def test_who_blocks_the_other_ends_it_and_neither_finds_anything(
    cast: Cast, both: tuple[Side, Side], by: str, other: str
) -> None:
    space, before = _pair(both[0]).space, Event.objects.filter(type="mentoring.ended").count()
    keep_away(cast[other], by=cast[by], sort="block")
    assert Event.objects.filter(type="mentoring.ended").count() == before, "nobody is told"
    for side in both:
        name = side.person.handle
        assert cast.client(name).get(side.get_absolute_url()).status_code == 404
        assert cast.client(name).get(f"/spaces/{space.slug}/").status_code == 404
        assert '<h2 id="over">' not in cast.client(name).get("/mentoring/").text


def test_who_mutes_the_other_goes_on(cast: Cast, both: tuple[Side, Side]) -> None:
    keep_away(cast["noor"], by=cast["maria"], sort="mute")
    assert not _pair(both[0]).is_over
    assert cast.client("noor").get(both[1].get_absolute_url()).status_code == 200


def test_when_one_leaves_the_house_the_other_is_told_kindly_and_keeps_the_goals(
    cast: Cast, both: tuple[Side, Side], deliver: object
) -> None:
    mine, theirs = both
    aimed(mine, "Rest without guilt")
    close_account(cast["maria"])
    deliver()  # type: ignore[operator]
    page = cast.client("noor").get(theirs.get_absolute_url()).text
    assert "It has come to its end" in page
    assert "Rest without guilt" in page
    assert "Maria" not in page
    assert Notice.objects.filter(person=cast["noor"], page=theirs.get_absolute_url()).exists()
    assert sides(mine.person) == []
    assert not Turn.objects.filter(person=mine.person).exists()


def test_what_waited_between_them_is_gone_with_an_account(cast: Cast) -> None:
    proposal(cast, "maria", "noor")
    close_account(cast["maria"])
    assert sides(cast["noor"]) == []


def test_stewards_find_nothing_of_it(cast: Cast, both: tuple[Side, Side]) -> None:
    ruth = cast.client("ruth")
    space = _pair(both[0]).space
    assert ruth.get(f"/spaces/{space.slug}/").status_code == 404
    assert ruth.get(both[0].get_absolute_url()).status_code == 404
    for page in ("/steward/", "/steward/trail/", "/steward/members/maria/", "/spaces/"):
        assert "Mentoring: running groups" not in ruth.get(page).text
    assert side_of(cast["maria"], cast["noor"]).pair_id is not None
