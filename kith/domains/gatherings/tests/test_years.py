"""A year that was mistyped is asked about where it is typed, and gets no further."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from kith.capabilities.items.models import Item
from kith.domains.gatherings.models import Gathering, Occasion
from kith.domains.gatherings.tests.conftest import Announce, next_tuesday
from kith.domains.gatherings.tests.elsewhere import file_of, tea
from kith.lib.calendars.reading import read
from tests.cast import Cast

WRONG = ["9999-12-31", "2400-01-01", "0001-01-01", "2001-01-01"]
FIRST = "2010-01-05"


def _answer(cast: Cast, address: str, **typed: str) -> int:
    return cast.client("maria").post(address, typed).status_code


def _plan(**other: str) -> dict[str, str]:
    usual = {
        "first_day": f"{next_tuesday()}", "at": "18:00", "until": "19:30", "zone": "America/Bogota", "way": "online",
        "door": "open", "repeats": "", "sort": "workshop",
    }  # fmt: skip
    return usual | other


@pytest.fixture
def item(announced: Announce) -> Item:
    return announced(zone="America/Bogota", way="both", place="Casa Azul", latitude=40.0, longitude=-3.0)


@pytest.mark.parametrize("day", WRONG)
def test_no_form_takes_it(cast: Cast, item: Item, day: str) -> None:
    address = f"/gatherings/{item.pk}/dates/"
    before = list(Occasion.objects.values_list("day", "begins_at"))
    assert _answer(cast, address, day=day, at="23:30") == 422
    assert _answer(cast, f"{address}{Occasion.objects.get().pk}/", day=day, at="23:30", until="23:45") == 422
    assert _answer(cast, f"/gatherings/{item.pk}/plan/", **_plan(first_day=day)) == 422
    assert list(Occasion.objects.values_list("day", "begins_at")) == before
    assert not item.gathering.changes.exists()
    assert cast.client(None).get("/gatherings/map/").status_code == 200


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
def test_a_last_day_is_within_reach_too(cast: Cast, item: Item, day: str) -> None:
    assert _answer(cast, f"/gatherings/{item.pk}/plan/", **_plan(repeats="week", last_day=day)) == 422


def test_a_series_that_began_long_ago_can_be_changed(cast: Cast, announced: Announce) -> None:
    item = announced(first_day=date.fromisoformat(FIRST), rule="FREQ=WEEKLY;BYDAY=TU")
    typed = _plan(first_day=FIRST, repeats="keep", zone="Europe/Madrid", until="20:30")
    assert _answer(cast, f"/gatherings/{item.pk}/plan/", **typed) == 302
    assert Gathering.objects.get().minutes == 150


def test_a_date_that_is_over_can_still_get_a_title(cast: Cast, item: Item) -> None:
    over = datetime.now(UTC) - timedelta(days=40)
    Occasion.objects.update(begins_at=over, ends_at=over + timedelta(minutes=90))
    address = f"/gatherings/{item.pk}/dates/{Occasion.objects.get().pk}/"
    shown = cast.client("maria").get(address).context["form"].initial
    typed = {"day": f"{shown['day']}", "at": f"{shown['at']:%H:%M}", "until": f"{shown['until']:%H:%M}"}
    assert _answer(cast, address, **typed, title="By the river") == 302
    assert Occasion.objects.get().title == "By the river"


@pytest.mark.parametrize("day", [date(9999, 12, 31), date(1, 1, 1)])
def test_the_database_holds_it_too(item: Item, day: date) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Gathering.objects.update(first_day=day)
    begins = datetime(day.year, day.month, 15, tzinfo=UTC)
    with pytest.raises(IntegrityError), transaction.atomic():
        Occasion.objects.update(begins_at=begins, ends_at=begins + timedelta(hours=1))


@pytest.mark.parametrize("day", [date(2400, 1, 4), date(1800, 1, 6)])
def test_a_file_with_such_a_year_brings_in_the_rest(day: date) -> None:
    calendar = read(file_of(tea(day=day), tea(uid="other")), home="America/Bogota")
    assert [entry.uid for entry in calendar.entries] == ["other"]
    assert len(calendar.faults) == 1
