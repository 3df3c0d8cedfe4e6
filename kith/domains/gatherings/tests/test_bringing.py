"""A calendar file is looked over, brought in, and brought in again."""

from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kith.capabilities.items.models import Draft, Item
from kith.domains.gatherings.actions import changing, seating
from kith.domains.gatherings.actions.bringing import Choices, bring_in
from kith.domains.gatherings.bringing import MOST_NEW, Fate, Line
from kith.domains.gatherings.jobs import forget_files, lay_out_further
from kith.domains.gatherings.models import Gathering, Origin
from kith.domains.gatherings.queries.gatherings import reach_gathering
from kith.domains.gatherings.tests.conftest import Announce, begins, next_tuesday
from kith.domains.gatherings.tests.elsewhere import file_of, tea, week
from kith.domains.gatherings.translating import Why
from kith.foundation.activity.models import Event
from kith.lib.calendars.reading import read
from kith.lib.calendars.tests.strangers import event
from tests.cast import Cast

UPLOAD, PREVIEW = "/spaces/commons/calendar-file/", "/spaces/commons/calendar-file/preview/"
AT_ONCE = {"sort": "meeting", "visibility": "public", "how": "at_once"}
OPEN = Choices("meeting", "public")
MADRID = ZoneInfo("Europe/Madrid")


def _brought(cast: Cast, *parts: str, who: str = "maria", choices: Choices = OPEN) -> list[Line]:
    calendar = read(file_of(*parts), home="Europe/Madrid")
    return bring_in(calendar, by=cast.place(who, cast.commons), choices=choices, home="Europe/Madrid")


def _fates(lines: list[Line]) -> list[Fate | Why]:
    return [line.why or line.fate for line in lines]


def _item(cast: Cast, title: str = "Tea") -> Item:
    return reach_gathering(cast["maria"], Item.objects.get(title=title).pk)


def _upload(cast: Cast, data: bytes, *, who: str = "maria") -> Any:
    client = cast.client(who)
    return client.post(UPLOAD, {"file": SimpleUploadedFile("tea.ics", data)}, follow=True)


def test_someone_looks_at_a_file_and_brings_it_in_as_drafts(cast: Cast) -> None:
    page = _upload(cast, file_of(tea(), tea(uid="x", title="", day=next_tuesday()))).content.decode()
    for part in ("What would come in", "Tea", "Europe/Madrid", "line 3", "It has no title."):
        assert part in page, part
    assert not Gathering.objects.exists()
    answer = cast.client("maria").post(PREVIEW, AT_ONCE | {"how": "drafts"})
    assert "What came in" in answer.content.decode()
    item = Item.objects.get(kind="gathering")
    assert (item.state, item.author.person) == ("draft", cast["maria"])
    assert cast.client("noor").get(item.get_absolute_url()).status_code == 404
    assert not Draft.objects.filter(form="calendar-file").exists()
    assert cast.client("maria").get(PREVIEW).headers["Location"] == UPLOAD


def test_what_is_announced_at_once_is_found_by_others(cast: Cast, deliver: Any) -> None:
    _upload(cast, file_of(tea("LOCATION:Casa Azul", "DESCRIPTION:Bring a kettle")))
    cast.client("maria").post(PREVIEW, AT_ONCE)
    deliver()
    for address in ("/gatherings/", "/search/?q=kettle"):
        assert "Tea" in cast.client("noor").get(address).content.decode(), address
    page = cast.client("noor").get(Item.objects.get(title="Tea").get_absolute_url()).content.decode()
    assert "It was brought in from a calendar elsewhere." in page


def test_a_file_with_broken_lines_brings_in_the_rest_and_lists_the_faults(cast: Cast) -> None:
    data = file_of(
        tea(), "what is this\r\n", event("DTSTART:someday", uid="UID:never"), tea(uid="y", title="Soup")
    )
    page = _upload(cast, data).content.decode()
    assert "What we could not read" in page
    assert "Line 10:" in page
    cast.client("maria").post(PREVIEW, AT_ONCE)
    assert set(Item.objects.filter(kind="gathering").values_list("title", flat=True)) == {"Tea", "Soup"}


@pytest.mark.parametrize(
    "data",
    [b"\x00\xff\xfe" * 500, b"%PDF-1.7", b"BEGIN:VEVENT\r\n" * 3000, b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"],
)
def test_no_file_is_too_strange_to_be_answered(cast: Cast, data: bytes) -> None:
    answer = _upload(cast, data)
    assert answer.status_code == 200
    assert "Nothing in this file is new." in answer.content.decode()
    assert "What we could not read" in answer.content.decode()
    assert cast.client("maria").post(PREVIEW, AT_ONCE).status_code == 200
    assert not Gathering.objects.exists()


def test_an_empty_file_is_asked_for_again(cast: Cast) -> None:
    assert cast.client("maria").post(UPLOAD, {"file": SimpleUploadedFile("tea.ics", b"")}).status_code == 422
    assert cast.client("maria").post(UPLOAD, {}).status_code == 422


def test_repeating_an_import_changes_nothing(cast: Cast, deliver: Any) -> None:
    parts = (
        tea("RRULE:FREQ=WEEKLY;COUNT=5", f"EXDATE;TZID=Europe/Madrid:{week(1)}"),
        tea(uid="y", title="Soup"),
    )
    assert _fates(_brought(cast, *parts)) == ["new", "new"]

    def rows() -> list[Any]:
        plans = Gathering.objects.order_by("pk").values_list()
        return [list(plans), list(Item.objects.order_by("pk").values_list()), Event.objects.count()]

    before = rows()
    assert _fates(_brought(cast, *parts)) == ["stays", "stays"]
    assert rows() == before


def test_a_series_stays_a_rule_with_its_zone_and_single_dates(cast: Cast) -> None:
    moved = event(
        f"RECURRENCE-ID;TZID=Europe/Madrid:{week(2)}", f"DTSTART;TZID=Europe/Madrid:{week(2, '200000')}",
        f"DTEND;TZID=Europe/Madrid:{week(2, '213000')}",
    )  # fmt: skip
    _brought(
        cast,
        tea(
            "RRULE:FREQ=WEEKLY;BYDAY=TU",
            f"EXDATE;TZID=Europe/Madrid:{week(1)}",
            f"RDATE;TZID=Europe/Madrid:{week(0, '110000')}",
        ),
        moved,
    )
    plan = _item(cast).gathering
    assert (plan.rule, plan.zone) == ("FREQ=WEEKLY;BYDAY=TU", "Europe/Madrid")
    first = list(plan.occasions.all()[:5])
    walls = [(each.begins_at.astimezone(MADRID).hour, each.is_cancelled, each.is_moved) for each in first]
    assert walls == [
        (11, False, False),
        (18, False, False),
        (18, True, False),
        (20, False, True),
        (18, False, False),
    ]
    assert first[3].ends_at - first[3].begins_at == timedelta(minutes=90)


def test_of_a_series_that_began_long_ago_what_is_ahead_is_laid_out(cast: Cast) -> None:
    _brought(cast, tea("RRULE:FREQ=DAILY", day=next_tuesday().replace(year=2001)))
    ahead = begins(_item(cast))
    assert len(ahead) in range(700, 735)
    lay_out_further(timestamp=0)
    assert begins(_item(cast)) == ahead


def test_a_newer_one_changes_what_came_and_those_who_come_are_told(cast: Cast, deliver: Any) -> None:
    _brought(cast, tea("RRULE:FREQ=WEEKLY;COUNT=4"))
    seating.come(_item(cast), way="online", by=cast["noor"])
    deliver()
    newer = tea(
        "RRULE:FREQ=WEEKLY;COUNT=4", "DESCRIPTION:Bring a cup", title="Tea for all", at="190000", sequence=1
    )
    assert _fates(_brought(cast, newer)) == ["changes"]
    deliver()
    item = _item(cast, "Tea for all")
    assert {each.astimezone(MADRID).hour for each in begins(item)} == {19}
    assert "Bring a cup" in item.posts.get(number=1).source
    inbox = cast.client("noor").get("/inbox/").content.decode()
    assert "A gathering is at another time now." in inbox
    assert _fates(_brought(cast, tea(sequence=0))) == ["stays"], "an older file takes nothing back"
    assert item.gathering.seats.get().taken == 1


def test_one_cancelled_date_is_told_and_the_others_stay(cast: Cast, deliver: Any) -> None:
    _brought(cast, tea("RRULE:FREQ=WEEKLY;COUNT=4"))
    seating.come(_item(cast), way="online", by=cast["noor"])
    deliver()
    _brought(cast, tea("RRULE:FREQ=WEEKLY;COUNT=4", f"EXDATE;TZID=Europe/Madrid:{week(2)}", sequence=1))
    deliver()
    assert [each.is_cancelled for each in _item(cast).gathering.occasions.all()] == [
        False,
        False,
        True,
        False,
    ]
    assert "One date of a gathering was cancelled." in cast.client("noor").get("/inbox/").content.decode()


def test_what_is_cancelled_is_left_out_or_cancelled_here_and_stays_so(cast: Cast, deliver: Any) -> None:
    assert _fates(_brought(cast, tea("STATUS:CANCELLED"))) == [Why.CANCELLED]
    _brought(cast, tea())
    assert _fates(_brought(cast, tea("STATUS:CANCELLED", sequence=1))) == ["cancelled"]
    assert _item(cast).gathering.why_cancelled == "It was cancelled in the calendar from which it came."
    assert _fates(_brought(cast, tea(sequence=2))) == [Why.GONE]


def test_nobody_changes_by_a_file_what_they_may_not_change(cast: Cast) -> None:
    """Whoever knows the mark of an entry could write a file with a higher number."""
    _brought(cast, tea())
    forged = tea(title="Nonsense", sequence=9)
    assert _fates(_brought(cast, forged, who="noor")) == [Why.OF_OTHERS]
    assert _fates(_brought(cast, tea("STATUS:CANCELLED", sequence=9), who="noor")) == [Why.OF_OTHERS]
    assert Item.objects.get(kind="gathering").title == "Tea"
    assert _fates(_brought(cast, forged, who="tomasz")) == ["changes"], "a host may"


def test_what_was_moved_to_another_space_or_removed_is_left_alone(cast: Cast) -> None:
    _brought(cast, tea())
    Item.objects.filter(title="Tea").update(space=cast.circle)
    assert _fates(_brought(cast, tea(sequence=1), who="tomasz")) == [Why.GONE]


def test_what_was_announced_here_does_not_come_back_a_second_time(cast: Cast, announced: Announce) -> None:
    announced()
    taken_along = cast.client("maria").get("/spaces/commons/calendar.ics").content
    assert "It was announced here" in _upload(cast, taken_along).content.decode()


def test_more_than_a_hundred_come_in_several_rounds(cast: Cast) -> None:
    parts = [tea(uid=f"{number}", title=f"Tea {number}") for number in range(MOST_NEW + 3)]
    fates = _fates(_brought(cast, *parts))
    assert fates == ["new"] * MOST_NEW + [Why.TOO_MANY] * 3
    assert _fates(_brought(cast, *parts))[-3:] == ["new"] * 3


def test_few_are_told_one_by_one_and_of_many_nobody(cast: Cast) -> None:
    _brought(cast, tea())
    assert Event.objects.filter(type="item.published").count() == 1
    _brought(cast, *[tea(uid=f"{number}", title=f"Tea {number}") for number in range(6)])
    assert Event.objects.filter(type="item.published").count() == 1
    assert "(6)" in cast.client("noor").get("/spaces/commons/log/").content.decode()


def test_a_look_costs_the_same_for_one_and_for_fifty(cast: Cast) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as heard:
            assert cast.client("maria").get(PREVIEW).status_code == 200
        return len(heard)

    _brought(cast, tea(uid="0"))
    _upload(cast, file_of(tea(uid="0", sequence=1), tea(uid="x")))
    few = cost()
    _brought(cast, *[tea(uid=f"{number}") for number in range(50)])
    _upload(cast, file_of(*[tea(uid=f"{number}", sequence=1) for number in range(50)]))
    assert cost() == few


def test_a_look_at_what_others_brought_costs_the_same_for_one_and_for_fifty(cast: Cast) -> None:
    def cost(number: int) -> int:
        _brought(cast, *[tea(uid=f"{each}") for each in range(number)])
        _upload(cast, file_of(*[tea(uid=f"{each}", sequence=1) for each in range(number)]), who="noor")
        with CaptureQueriesContext(connection) as heard:
            assert "Someone else brought it in." in cast.client("noor").get(PREVIEW).text
        return len(heard)

    assert cost(1) == cost(50)


@pytest.mark.parametrize("address", [UPLOAD, PREVIEW])
def test_who_may_announce_nothing_brings_nothing_in(cast: Cast, address: str) -> None:
    assert cast.client("dana").get(address).status_code == 403
    assert cast.client("eleni").get(address.replace("commons", "tuesday")).status_code == 404


def test_a_file_that_nobody_brought_in_is_forgotten(cast: Cast) -> None:
    _upload(cast, file_of(tea()))
    forget_files(timestamp=0)
    kept = Draft.objects.filter(form="calendar-file")
    assert kept.exists()
    kept.update(kept_at=timezone.now() - timedelta(days=2))
    forget_files(timestamp=0)
    assert not kept.exists()


def test_a_date_that_a_host_dropped_here_stays_dropped(cast: Cast) -> None:
    _brought(cast, tea("RRULE:FREQ=WEEKLY;COUNT=4"))
    item = _item(cast)
    changing.drop(item.gathering.occasions.all()[1], item=item, by=cast["maria"])
    _brought(cast, tea("RRULE:FREQ=WEEKLY;COUNT=4", title="Tea again", sequence=1))
    assert [each.is_cancelled for each in _item(cast, "Tea again").gathering.occasions.all()] == [
        False, True, False, False,
    ]  # fmt: skip
    assert Origin.objects.get().sequence == 1


def test_what_a_host_dropped_is_moved_by_no_file(cast: Cast) -> None:
    series = tea("RRULE:FREQ=WEEKLY;COUNT=4")
    _brought(cast, series)
    item = _item(cast)
    changing.drop(item.gathering.occasions.all()[1], item=item, by=cast["maria"])
    later = tea(
        f"RECURRENCE-ID;TZID=Europe/Madrid:{week(1)}", day=next_tuesday() + timedelta(days=8), sequence=1
    )
    _brought(cast, tea("RRULE:FREQ=WEEKLY;COUNT=4", sequence=1), later)
    assert list(item.gathering.changes.values_list("what", flat=True)) == ["dropped"]
