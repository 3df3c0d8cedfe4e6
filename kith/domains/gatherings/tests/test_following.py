"""A calendar elsewhere that a space follows: read again and again, changed only by itself, and left."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from kith.capabilities.items.models import Item
from kith.domains.gatherings.actions import seating
from kith.domains.gatherings.actions.bringing import Choices, bring_in
from kith.domains.gatherings.actions.following import follow, stop
from kith.domains.gatherings.jobs import look_at_calendar, look_at_calendars
from kith.domains.gatherings.models import Gathering, Origin, OutsideCalendar
from kith.domains.gatherings.queries.gatherings import reach_gathering
from kith.domains.gatherings.tests.elsewhere import ADDRESS, Elsewhere, file_of, tea, week
from kith.foundation.permissions.tables import may
from kith.foundation.spaces.actions import opening
from kith.foundation.spaces.actions.boundaries import keep_away
from kith.lib.calendars.reading import read
from tests.cast import Cast
from tests.serving import Answer, serving

HOSTS = "/spaces/commons/calendars/"


@pytest.fixture
def elsewhere(settings: Any) -> Iterator[Elsewhere]:
    there = Elsewhere(file_of(tea("RRULE:FREQ=WEEKLY;COUNT=4", "URL:https://library.example.org/tea")))
    with serving(there.answer) as address:
        settings.CALENDARS_AT = address
        yield there


def _follow(cast: Cast, **other: Any) -> OutsideCalendar:
    usual = {"address": ADDRESS, "name": "The library", "sort": "meeting", "visibility": "public"}
    return follow(cast.commons, **usual | other, by=cast["tomasz"])


def _read(calendar: OutsideCalendar) -> OutsideCalendar:
    look_at_calendar(calendar=calendar.pk)
    return OutsideCalendar.objects.get(pk=calendar.pk)


def _item(cast: Cast, who: str = "tomasz", title: str = "Tea") -> Item:
    return reach_gathering(cast[who], Item.objects.get(title=title).pk)


def _page(cast: Cast, who: str | None, address: str) -> str:
    return str(cast.client(who).get(address, follow=True).content.decode())


def test_a_host_follows_a_calendar_and_it_comes_up_as_from_outside(cast: Cast, elsewhere: Elsewhere) -> None:
    words = {"name": "The library", "address": "webcal://calendars.example.org/library.ics", "sort": "meeting", "visibility": "public"}  # fmt: skip
    assert cast.client("tomasz").post(HOSTS, words).status_code == 302
    calendar = OutsideCalendar.objects.get()
    assert calendar.address == ADDRESS
    _read(calendar)
    page = _page(cast, None, _item(cast).get_absolute_url())
    for part in ("It comes from outside.", "The library", "https://library.example.org/tea"):
        assert part in page, part
    assert ADDRESS not in page, "it may hold a secret"
    assert "Last read:" in _page(cast, "tomasz", HOSTS)
    assert "follow a calendar from elsewhere" in _page(cast, "noor", "/spaces/commons/log/")


def test_only_the_calendar_changes_what_came_from_it(cast: Cast, elsewhere: Elsewhere) -> None:
    _read(_follow(cast))
    item = _item(cast)
    assert not may(cast["tomasz"], "gathering.change", item)
    for part in ("plan/", "dates/", "cancellation/"):
        assert cast.client("tomasz").get(f"/gatherings/{item.pk}/{part}").status_code == 403, part
    lines = bring_in(
        read(file_of(tea(title="Nonsense", sequence=9)), home="UTC"),
        by=cast.place("tomasz", cast.commons), choices=Choices("meeting", "public"), home="UTC",
    )  # fmt: skip
    assert [line.why for line in lines] == ["followed"]
    assert cast.client("noor").post(f"/gatherings/{item.pk}/seat/", {"way": "online"}).status_code == 302


def test_what_changes_there_changes_here_and_those_who_come_are_told(
    cast: Cast, elsewhere: Elsewhere, deliver: Any
) -> None:
    calendar = _follow(cast)
    _read(calendar)
    seating.come(_item(cast, "noor"), way="online", by=cast["noor"])
    deliver()
    elsewhere.body = file_of(tea("RRULE:FREQ=WEEKLY;COUNT=4", at="200000"))  # it counts no changes
    _read(calendar)
    deliver()
    assert "A gathering is at another time now." in _page(cast, "noor", "/inbox/")
    elsewhere.body = file_of(tea("RRULE:FREQ=WEEKLY;COUNT=4", "STATUS:CANCELLED", at="200000"))
    _read(calendar)
    deliver()
    assert "A gathering was cancelled." in _page(cast, "noor", "/inbox/")


def test_single_dates_go_and_come_back(cast: Cast, elsewhere: Elsewhere) -> None:
    rule = "RRULE:FREQ=WEEKLY;COUNT=4"
    calendar = _follow(cast)

    def hours() -> list[int]:
        _read(calendar)
        dates = _item(cast).gathering.occasions.filter(cancelled_at=None)
        return [int((each.ends_at - each.begins_at).total_seconds() // 3600) for each in dates]

    assert hours() == [1, 1, 1, 1]
    longer = tea(f"RECURRENCE-ID;TZID=Europe/Madrid:{week(1)}").replace(week(0), week(1))
    longer = longer.replace(week(0, "190000"), week(1, "210000"))
    elsewhere.body = file_of(tea(rule, f"RDATE;TZID=Europe/Madrid:{week(0, '090000')}"), longer)
    assert hours() == [1, 1, 3, 1, 1]
    elsewhere.body = file_of(tea(rule))
    assert hours() == [1, 1, 1, 1]
    elsewhere.body = file_of(tea(rule, f"EXDATE;TZID=Europe/Madrid:{week(1)}"))
    assert hours() == [1, 1, 1]
    elsewhere.body = file_of(tea(rule, f"RDATE;TZID=Europe/Madrid:{week(0, '090000')}"), longer)
    assert hours() == [1, 1, 3, 1, 1], "nobody here cancelled them"


def test_a_date_that_the_rule_names_no_more_stays_cancelled(cast: Cast, elsewhere: Elsewhere) -> None:
    calendar, rule = _follow(cast), "RRULE:FREQ=WEEKLY;COUNT=4"
    longer = tea(f"RECURRENCE-ID;TZID=Europe/Madrid:{week(1)}")
    longer = longer.replace(week(0), week(1)).replace(week(0, "190000"), week(1, "210000"))
    elsewhere.body = file_of(tea(rule), longer)
    _read(calendar)
    for at in ("200000", "200000", "210000"):
        elsewhere.body = file_of(tea(rule, at=at))
        _read(calendar)
        stands = _item(cast).gathering.occasions.filter(cancelled_at=None)
        assert {each.at.hour for each in stands} == {int(at) // 10_000}


def test_one_date_has_a_place_of_its_own_for_as_long_as_the_calendar_says_so(
    cast: Cast, elsewhere: Elsewhere
) -> None:
    series, calendar = tea("RRULE:FREQ=WEEKLY;COUNT=4", "LOCATION:Casa Azul"), _follow(cast)
    there = tea(f"RECURRENCE-ID;TZID=Europe/Madrid:{week(1)}", "LOCATION:The old mill", title="A walk")
    elsewhere.body = file_of(
        series, there.replace(week(0), week(1)).replace(week(0, "190000"), week(1, "190000"))
    )
    _read(calendar)

    def own() -> list[tuple[str, str]]:
        dates = _item(cast).gathering.occasions.order_by("begins_at")
        return list(dates.values_list("title", "place"))

    assert own() == [("", ""), ("A walk", "The old mill"), ("", ""), ("", "")]
    elsewhere.body = file_of(series)
    _read(calendar)
    assert own() == [("", "")] * 4


def test_nothing_happens_where_nothing_has_changed(cast: Cast, elsewhere: Elsewhere) -> None:
    elsewhere.etag = '"one"'
    calendar = _follow(cast)
    for _time in range(3):
        assert _read(calendar).trouble == ""
    assert [headers["If-None-Match"] for headers in elsewhere.asked] == [None, '"one"', '"one"']
    assert elsewhere.asked[1]["If-Modified-Since"]
    assert Gathering.objects.get().sequence == 0


@pytest.mark.parametrize(
    ("instead", "says"),
    [
        (Answer(404), "There is nothing at this address any more."),
        (Answer(401), "It does not let us read."),
        (Answer(301, {"Location": "https://other.example.org/"}), "This address leads on to another one."),
        (Answer(503), "It gave no whole answer in time."),
        (Answer(200, body=b"<html>Welcome</html>"), "What stands there is no calendar"),
        (Answer(200, body=b"x" * 6_000_000), "It gave no whole answer in time."),
    ],
)
def test_what_goes_wrong_is_said_to_hosts_and_changes_nothing(
    cast: Cast, elsewhere: Elsewhere, instead: Answer, says: str
) -> None:
    calendar = _follow(cast)
    _read(calendar)
    elsewhere.instead = instead
    for _time in range(3):
        _read(calendar)
    assert says in _page(cast, "tomasz", HOSTS)
    assert not _item(cast).gathering.is_cancelled
    elsewhere.instead = None
    _read(calendar)
    assert says not in _page(cast, "tomasz", HOSTS)


def test_faults_are_listed_and_the_rest_comes_in(cast: Cast, elsewhere: Elsewhere) -> None:
    elsewhere.body = file_of("nonsense\r\n", tea())
    assert _read(_follow(cast)).trouble == ""
    assert "this line was left out" in _page(cast, "tomasz", HOSTS)
    assert _item(cast)


def test_machines_nearby_are_never_asked(cast: Cast, settings: Any) -> None:
    """Whatever a host types, and whatever a name leads to later."""
    for address in ("http://calendars.example.org/x", "https://127.0.0.1/x", "https://[::1]/x", "file:///etc/passwd", "webcal://10.0.0.1/x"):  # fmt: skip
        words = {"name": "The library", "address": address, "sort": "meeting", "visibility": "public"}
        assert cast.client("tomasz").post(HOSTS, words).status_code == 422, address
    assert _read(_follow(cast, address="https://localhost/x.ics")).trouble == "not_allowed"


def test_what_is_missing_twice_is_cancelled_and_once_may_be_an_accident(
    cast: Cast, elsewhere: Elsewhere, deliver: Any
) -> None:
    whole = file_of(tea(), tea(uid="soup", title="Soup"))
    calendar = _follow(cast)
    for body in (whole, file_of(tea()), whole, file_of(tea())):
        elsewhere.body = body
        _read(calendar)
    assert not _item(cast, title="Soup").gathering.is_cancelled
    Origin.objects.filter(uid="soup").update(missing_since=timezone.now() - timedelta(hours=4))
    _read(calendar)
    soup = _item(cast, title="Soup").gathering
    assert soup.why_cancelled == "It is no longer in the calendar from which it came."
    assert not _item(cast).gathering.is_cancelled


@pytest.mark.parametrize("stays", [True, False])
def test_who_follows_no_more_says_what_becomes_of_what_is_ahead(
    cast: Cast, elsewhere: Elsewhere, stays: bool
) -> None:
    calendar = _follow(cast)
    _read(calendar)
    way = f"{HOSTS}{calendar.pk}/withdrawal/"
    assert cast.client("tomasz").post(way, {}).status_code == 422, "nothing is chosen for them"
    cast.client("tomasz").post(way, {"what": "stay" if stays else "go"})
    item = _item(cast)
    assert item.gathering.is_cancelled is not stays
    assert may(cast["tomasz"], "gathering.change", item) is stays
    assert not OutsideCalendar.objects.exists()
    look_at_calendar(calendar=calendar.pk)


def test_a_calendar_that_is_followed_again_takes_up_what_came_from_it(
    cast: Cast, elsewhere: Elsewhere
) -> None:
    first = _follow(cast)
    _read(first)
    stop(first, stays=True, by=cast["tomasz"])
    _read(_follow(cast))
    assert Gathering.objects.count() == 1
    assert not may(cast["tomasz"], "gathering.change", _item(cast))


def test_what_someone_announced_by_a_file_is_not_taken_over(cast: Cast, elsewhere: Elsewhere) -> None:
    bring_in(
        read(file_of(tea(title="My tea")), home="UTC"), by=cast.place("maria", cast.commons),
        choices=Choices("meeting", "public"), home="UTC",
    )  # fmt: skip
    _read(_follow(cast))
    assert may(cast["maria"], "gathering.change", _item(cast, "maria", "My tea"))


def test_only_hosts_know_which_calendars_a_space_follows(cast: Cast, elsewhere: Elsewhere) -> None:
    calendar = _follow(cast)
    for part in ("", f"{calendar.pk}/withdrawal/"):
        assert cast.client("maria").get(HOSTS + part).status_code in (403, 404)
        assert cast.client("tomasz").get(HOSTS + part).status_code == 200
    other = f"/spaces/rural/calendars/{calendar.pk}/withdrawal/"
    assert cast.client("tomasz").get(other).status_code == 404


def test_a_line_between_two_people_hides_nothing_that_comes_from_outside(
    cast: Cast, elsewhere: Elsewhere
) -> None:
    """A calendar is signed by a name that is nobody's, not by the host who follows it."""
    _read(_follow(cast))
    keep_away(cast["tomasz"], by=cast["noor"], sort="block")
    assert cast.client("noor").get(_item(cast).get_absolute_url()).status_code == 200


def test_calendars_are_read_some_times_a_day_and_not_in_an_archived_space(
    cast: Cast, elsewhere: Elsewhere
) -> None:
    calendar = _follow(cast)
    look_at_calendars(timestamp=0)
    calendar.refresh_from_db()
    assert calendar.look_at > timezone.now() + timedelta(hours=3)
    opening.archive(cast.commons, by=cast["tomasz"])
    _read(calendar)
    assert elsewhere.asked == []


def test_the_database_keeps_each_mark_and_each_address_once(cast: Cast, elsewhere: Elsewhere) -> None:
    calendar = _follow(cast)
    assert _follow(cast) == calendar
    _read(calendar)
    known = Origin.objects.get()
    for wrong in ({"address": "http://calendars.example.org/x"}, {"address": ADDRESS}):
        with pytest.raises(IntegrityError), transaction.atomic():
            OutsideCalendar.objects.create(
                space=cast.commons, signs=calendar.signs, name="x", sort="meeting", visibility="public", zone="UTC", **wrong
            )  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        Origin.objects.filter(pk=known.pk).update(calendar=None, missing_since=timezone.now())
