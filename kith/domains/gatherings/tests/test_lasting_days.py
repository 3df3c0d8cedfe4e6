"""What lasts for days came in from a calendar: no form tells so long a time, and none cuts it short."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.capabilities.items.models import Item
from kith.domains.gatherings.actions import attending
from kith.domains.gatherings.actions.certifying import certify_all
from kith.domains.gatherings.forms.fields import whole_days
from kith.domains.gatherings.models import Change
from kith.domains.gatherings.tests.conftest import Announce, is_over, next_tuesday
from kith.domains.learning.tests.certified import certificates
from tests.cast import Cast

THREE_DAYS = 2 * 24 * 60 + 60  # to the third day, an hour later on the clock


@given(days=st.integers(0, 13), clock=st.integers(1, 24 * 60))
def test_what_two_hours_on_a_clock_leave_out_are_whole_days(days: int, clock: int) -> None:
    assert whole_days(days * 24 * 60 + clock) == days * 24 * 60


@pytest.fixture
def retreat(announced: Announce) -> Item:
    return announced(minutes=THREE_DAYS)


def _typed(day: date, **other: Any) -> dict[str, Any]:
    usual = {
        "sort": "workshop", "first_day": f"{day}", "at": "18:00", "until": "19:00", "zone": "Europe/Madrid", "repeats": "",
        "way": "online", "link": "https://meet.example.org/tea", "door": "open",
    }  # fmt: skip
    return usual | other


@pytest.mark.parametrize(("until", "minutes"), [("19:00", THREE_DAYS), ("20:30", THREE_DAYS + 90)])
def test_a_changed_plan_goes_on_for_as_many_days(cast: Cast, retreat: Item, until: str, minutes: int) -> None:
    typed = _typed(next_tuesday(), cost="5 euros", until=until)
    assert cast.client("maria").post(f"/gatherings/{retreat.pk}/plan/", typed).status_code == 302
    retreat.gathering.refresh_from_db()
    occasion = retreat.gathering.occasions.get()
    assert (retreat.gathering.cost, retreat.gathering.minutes) == ("5 euros", minutes)
    assert occasion.ends_at - occasion.begins_at == timedelta(minutes=minutes)
    told = Change.objects.filter(gathering=retreat.pk, what=Change.What.TIME)
    assert told.exists() == (minutes != THREE_DAYS), "nobody is told of a time that stays"


def test_a_moved_date_goes_on_for_as_many_days(cast: Cast, retreat: Item) -> None:
    before = retreat.gathering.occasions.get()
    typed = {"day": f"{next_tuesday() + timedelta(days=1)}", "at": "18:00", "until": "19:00"}
    answer = cast.client("maria").post(f"/gatherings/{retreat.pk}/dates/{before.pk}/", typed)
    assert answer.status_code == 302
    after = retreat.gathering.occasions.get()
    assert after.begins_at - before.begins_at == timedelta(days=1)
    assert after.ends_at - after.begins_at == timedelta(minutes=THREE_DAYS)


def test_a_certificate_says_its_first_and_its_last_day(cast: Cast, retreat: Item) -> None:
    is_over(retreat)
    occasion = retreat.gathering.occasions.get()
    occasion.begins_at = occasion.ends_at - timedelta(minutes=THREE_DAYS)
    occasion.save()
    span = {"came": occasion.begins_at, "left": occasion.ends_at}
    attending.set_right(occasion, item=retreat, person=cast["noor"], how="host", by=cast["maria"], **span)
    certify_all(occasion, item=retreat, by=cast["maria"])
    (given_out,) = certificates(cast["noor"])
    assert (given_out.ended_on - given_out.began_on).days in (2, 3)
    assert given_out.began_on != occasion.day, "it was moved since it was planned"
