"""Meetings laid out ahead, moved and let go; turns taken and passed."""

from collections import Counter
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from kith.capabilities.notifications.models import Notice
from kith.domains.supervision.actions.laying_out import lay_out, share_out
from kith.domains.supervision.actions.planning import move, replan, skip, take_up
from kith.domains.supervision.actions.turning import let_pass, take
from kith.domains.supervision.jobs import look_each_day
from kith.domains.supervision.models import Circle, Meeting
from kith.domains.supervision.picture import drawn
from kith.domains.supervision.rhythm import rule_for
from kith.domains.supervision.tests.circles import circle, found, held, meetings
from kith.foundation.spaces.actions.belonging import leave
from kith.ui.templatetags.ui import face
from tests.cast import Cast


@pytest.fixture
def of(cast: Cast) -> Circle:
    return circle(cast, "maria", "noor", "sam")


def _turns(of: Circle) -> list[tuple[int | None, int | None]]:
    return [(each.moderator_id, each.presenter_id) for each in meetings(of)]


def test_laid_out_twice_nothing_changes(of: Circle) -> None:
    before = _turns(of)
    lay_out(of)
    look_each_day(timestamp=0)
    assert _turns(of) == before
    assert len(before) == 12


def test_each_reader_sees_the_time_by_their_own_clock(cast: Cast, of: Circle) -> None:
    maria = cast["maria"]
    maria.time_zone = "America/Denver"
    maria.save(update_fields=["time_zone"])
    begins = meetings(of)[0].begins_at
    from zoneinfo import ZoneInfo

    here = begins.astimezone(ZoneInfo("America/Denver"))
    assert f'datetime="{here.isoformat()}"' in cast.client("maria").get(f"/circles/{of.pk}/meetings/").text


def test_one_date_is_moved_and_the_others_stay(cast: Cast, of: Circle, deliver: object) -> None:
    deliver()  # type: ignore[operator]
    first, second, *_rest = meetings(of)
    move(first, to=first.begins_at + timedelta(days=1), by=cast["maria"])
    assert meetings(of)[1] == second
    lay_out(of)
    assert len(meetings(of)) == 12, "a date that was moved is not laid out once more"
    deliver()  # type: ignore[operator]
    told = Notice.objects.filter(audience="circle.members", item=of.pk)
    assert {notice.person_id for notice in told} == {cast[name].pk for name in ("noor", "sam")}
    with pytest.raises(ValidationError):
        move(second, to=timezone.now() - timedelta(hours=1), by=cast["maria"])


@pytest.mark.parametrize(
    ("clock", "day"),
    [("America/Denver", "9999-12-31"), ("Asia/Tokyo", "0001-01-01"), ("UTC", "2999-01-01")],
)
def test_no_date_is_moved_further_than_a_year(cast: Cast, of: Circle, clock: str, day: str) -> None:
    maria, first = cast["maria"], meetings(of)[0]
    maria.time_zone = clock
    maria.save(update_fields=["time_zone"])
    at = "00:30" if day.startswith("0001") else "23:30"
    answer = cast.client("maria").post(f"/circles/{of.pk}/meetings/{first.pk}/", {"day": day, "at": at})
    assert answer.status_code == 422
    assert "Please choose a day between today and a year from now." in answer.text
    assert meetings(of)[0].begins_at == first.begins_at


def test_a_date_that_is_let_go_gives_its_turns_back_until_it_happens_after_all(
    cast: Cast, of: Circle
) -> None:
    before, first = _turns(of), meetings(of)[0]
    skip(first, by=cast["noor"])
    skip(first, by=cast["noor"])
    assert "It does not happen." in cast.client("sam").get(f"/circles/{of.pk}/meetings/").text
    take_up(first, by=cast["noor"])
    assert _turns(of)[:2] == before[:2]


def test_a_meeting_that_nobody_came_to_counts_for_nothing(cast: Cast, of: Circle) -> None:
    past = held(of, 2)
    skip(past[0], by=cast["maria"])
    assert of.meetings.held().get() == past[1]


def test_another_rhythm_lays_the_coming_meetings_out_anew(cast: Cast, of: Circle) -> None:
    past = held(of, 2)
    replan(of, by=cast["maria"], rule=rule_for("four_weeks", day=of.first_day))
    assert len(meetings(of)) == 3
    assert Meeting.objects.filter(pk__in=[each.pk for each in past]).count() == 2


def test_turns_go_round(cast: Cast, of: Circle) -> None:
    keys = {each.pk for each in of.space.memberships.all()}
    moderators, presenters = zip(*_turns(of), strict=True)
    assert Counter(moderators) == dict.fromkeys(keys, 4)
    assert set(Counter(presenters)) == keys
    assert all(moderator != presenter for moderator, presenter in _turns(of))


def test_not_me_this_time_needs_no_reason_and_is_seen_by_nobody(
    cast: Cast, of: Circle, deliver: object
) -> None:
    first = meetings(of)[0]
    name = first.moderator.person.handle if first.moderator else ""
    deliver()  # type: ignore[operator]
    before = Notice.objects.count()
    cast.client(name).post(
        f"/circles/{of.pk}/meetings/{first.pk}/turn/", {"role": "moderator", "says": "not_now"}
    )
    deliver()  # type: ignore[operator]
    first.refresh_from_db()
    assert first.moderator is not None
    assert first.moderator.person.handle != name
    assert Notice.objects.count() == before


def test_an_open_turn_is_taken_by_one_who_gives_the_other_back(cast: Cast, of: Circle) -> None:
    first = meetings(of)[0]
    for name in ("maria", "noor", "sam"):
        let_pass(first, role="moderator", by=cast[name])
    first.refresh_from_db()
    assert first.moderator is None
    presenter = first.presenter.person.handle if first.presenter else ""
    take(first, role="moderator", by=cast[presenter])
    first.refresh_from_db()
    assert first.moderator is not None
    assert first.moderator.person.handle == presenter
    assert first.presenter_id != first.moderator_id
    with pytest.raises(ValidationError):
        take(first, role="moderator", by=cast["maria"])


def test_turns_of_someone_who_left_elsewhere_go_to_others_within_a_day(cast: Cast, of: Circle) -> None:
    place = of.space.own_place(cast["sam"])
    leave(place)
    look_each_day(timestamp=0)
    assert all(place.pk not in turns for turns in _turns(of))


def test_guests_sit_in_and_have_no_turn(cast: Cast, of: Circle) -> None:
    from kith.foundation.spaces.actions.belonging import admit

    guest = admit(cast["anneke"], to=of.space, by=None, role="guest")
    share_out(of)
    assert all(guest.pk not in turns for turns in _turns(of))


def test_the_picture_shows_what_the_list_says(cast: Cast, of: Circle) -> None:
    held(of, 2)
    skip(meetings(of)[3], by=cast["maria"])
    page = cast.client("maria").get(f"/circles/{of.pk}/meetings/").text
    picture = page.partition('<svg class="rhythm"')[2].partition("Below the next dates")[0]
    assert picture.count('class="held"') == 2
    assert picture.count('class="ahead"') == 7, "the next eight, of which one is skipped"
    assert picture.count('class="skipped"') == 1
    assert 'class="mine"' in picture
    assert "Moderates:" in page
    assert _woven(picture) == [
        str(face(who.seed)) for each in meetings(of)[:3] for who in (each.moderator, each.presenter) if who
    ], "of the next three, who moderates and who brings something"
    assert picture.startswith(' viewBox="0 0 600 98" aria-hidden="true"')


def _woven(picture: str) -> list[str]:
    """The faces below the dots, in their order."""
    return [
        f'<svg class="face"{each.partition("</svg>")[0]}</svg>'
        for each in picture.split('<svg class="face"')[1:]
    ]


def test_below_dates_that_lie_close_there_is_room_for_one(cast: Cast, of: Circle) -> None:
    first, second, *_rest = meetings(of)
    move(second, to=first.begins_at + timedelta(days=1), by=cast["maria"])
    seen = drawn(meetings(of)[:8], mine=None, now=timezone.now())
    assert seen is not None
    assert [len(dot.faces) for dot in seen.dots[:4]] == [2, 0, 2, 0]


def test_no_more_places_than_people_are_there(cast: Cast, of: Circle) -> None:
    plan = {
        "rhythm": "week", "first_day": of.first_day.isoformat(), "at": "18:00", "zone": of.zone, "minutes": "90", "way": "video",
        "country": "ES",
    }  # fmt: skip
    come_more = of.space.memberships.count()
    assert come_more == 3
    assert cast.client("noor").post(f"/circles/{of.pk}/plan/", plan | {"most": "3"}).status_code == 302
    assert found(of).space.most == 3
