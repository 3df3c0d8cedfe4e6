"""One date of a series has a title and a place of its own, and whoever comes finds the right door."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone
from icalendar import Calendar

from kith.capabilities.items.models import Item
from kith.domains.gatherings.actions import changing, seating
from kith.domains.gatherings.actions.bringing import Choices, bring_in
from kith.domains.gatherings.actions.erasing import erase
from kith.domains.gatherings.jobs import remind_those_who_come
from kith.domains.gatherings.models import Change, Gathering, Occasion
from kith.domains.gatherings.queries.gatherings import reach_gathering
from kith.domains.gatherings.tests.carrying import Carried, Outbox, come
from kith.domains.gatherings.tests.conftest import FEW, Announce
from kith.domains.gatherings.tests.elsewhere import file_of, tea, week
from kith.foundation.people.models import Person
from kith.lib.calendars.reading import read
from kith.lib.calendars.tests.programs import Program
from tests.cast import Cast

USUAL: dict[str, Any] = {
    "way": "here",
    "place": "Casa Azul",
    "address": "Calle Luna 1",
    "latitude": 40.4,
    "longitude": -3.7,
}
OWN: dict[str, Any] = {"title": "A walk by the river", "place": "The old mill", "address": "Mill Lane 2"}


@pytest.fixture
def item(cast: Cast, announced: Announce) -> Item:
    """Four Tuesdays in the blue house, the second of them at the mill."""
    made = announced(rule=FEW, **USUAL)
    changing.vary(_second(made), **OWN, item=made, by=cast["maria"])
    return made


def _first(item: Item) -> Occasion:
    return item.gathering.occasions.earliest("begins_at")


def _second(item: Item) -> Occasion:
    return item.gathering.occasions.order_by("begins_at")[1]


def _page(cast: Cast, who: str | None, address: str) -> str:
    answer = cast.client(who).get(address, follow=True)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_its_page_the_agenda_and_the_month_say_so_for_this_date_alone(cast: Cast, item: Item) -> None:
    page = _page(cast, "noor", item.get_absolute_url())
    for words in OWN.values():
        assert page.count(words) == 1
    for day, varies in ((_first(item).day, False), (_second(item).day, True)):
        agenda = _page(cast, "noor", f"/gatherings/?from={day}")
        assert ("The old mill" in agenda, "Casa Azul" in agenda) == (varies, not varies)
        assert ("A walk by the river" in agenda, "Listening at night" in agenda) == (varies, not varies)
    month = _page(cast, "noor", f"/gatherings/months/{_second(item).day:%Y-%m}/")
    assert month.count("A walk by the river") == 1


def test_on_the_map_it_does_not_stand_where_the_others_are(cast: Cast, item: Item) -> None:
    assert "Casa Azul" in _page(cast, None, "/gatherings/map/")
    others = item.gathering.occasions.exclude(pk=_second(item).pk)
    others.update(cancelled_at=timezone.now())
    page = _page(cast, None, "/gatherings/map/")
    assert 'class="dot"' not in page
    assert "In person, and not on the map" in page
    assert "The old mill" in page


def _told(data: bytes) -> dict[datetime | None, tuple[str, str]]:
    """Title and place of the series, and of each date that differs."""
    program = Program()
    program.receive(data)
    return {
        date_of: (str(event["SUMMARY"]), str(event.get("LOCATION", "")))
        for (_uid, date_of), event in program.kept.items()
    }


def test_calendars_read_it_as_one_date_that_differs(cast: Cast, item: Item) -> None:
    then = _second(item).begins_at.astimezone(UTC)
    for address in (f"/gatherings/{item.pk}/calendar.ics", "/spaces/commons/calendar.ics"):
        data = cast.client("noor").get(address).content
        assert _told(data) == {
            None: ("Listening at night", "Casa Azul, Calle Luna 1"),
            then: ("A walk by the river", "The old mill, Mill Lane 2"),
        }
        events = Calendar.from_ical(data).walk("VEVENT")
        assert ["GEO" in event for event in events] == [True, False], "the point is that of the blue house"


def test_mails_to_calendars_tell_it_and_tell_when_it_is_as_usual_again(
    cast: Cast, item: Item, noor: Person, carried: Carried
) -> None:
    seating.come(reach_gathering(noor, item.pk), way="here", by=noor, in_calendar=True)
    then, program = _second(item).begins_at.astimezone(UTC), Program()

    def place() -> str:
        for mail in carried():
            program.receive(mail)
        (place,) = (str(each["LOCATION"]) for (_uid, date), each in program.kept.items() if date == then)
        return place

    assert place() == "The old mill, Mill Lane 2"
    changing.vary(_second(item), **OWN | {"place": "The new mill"}, item=item, by=cast["maria"])
    assert place() == "The new mill, Mill Lane 2"
    changing.vary(_second(item), title="", place="", address="", item=item, by=cast["maria"])
    assert place() == "Casa Azul, Calle Luna 1"


def test_the_mail_about_this_date_names_it_in_words(
    cast: Cast, announced: Announce, noor: Person, carried: Carried, mailoutbox: Outbox
) -> None:
    made = announced(rule=FEW, each_date=True)
    changing.vary(_second(made), **OWN, item=made, by=cast["maria"])
    come(reach_gathering(noor, made.pk), noor, occasion=_second(made))
    carried()
    (mail,) = mailoutbox
    assert mail.subject == "For your calendar: A walk by the river"
    assert "The old mill, Mill Lane 2" in str(mail.body)


@pytest.mark.parametrize("varies", [True, False])
def test_a_reminder_says_that_this_date_is_not_like_the_others(
    cast: Cast, item: Item, deliver: Callable[[], None], varies: bool
) -> None:
    seating.come(reach_gathering(cast["noor"], item.pk), way="here", by=cast["noor"])
    dates = item.gathering.occasions.filter(is_varied=varies)
    soon = timezone.now() + timedelta(hours=23)
    Occasion.objects.filter(pk=dates.earliest("begins_at").pk).update(
        begins_at=soon, ends_at=soon + timedelta(hours=1)
    )
    remind_those_who_come(timestamp=0)
    deliver()
    inbox = _page(cast, "noor", "/inbox/")
    assert "You come to this gathering. It begins on" in inbox
    assert ("This date has a title or a place of its own." in inbox) is varies


def test_who_comes_is_told_once_and_only_of_what_changed(
    cast: Cast, item: Item, deliver: Callable[[], None]
) -> None:
    seating.come(reach_gathering(cast["noor"], item.pk), way="here", by=cast["noor"])
    deliver()
    third, maria = item.gathering.occasions.order_by("begins_at")[2], cast.client("maria")
    address = f"/gatherings/{item.pk}/dates/{third.pk}/"
    typed = {
        "day": f"{third.day}",
        "at": "18:00",
        "until": "19:30",
        "place": "The barn",
        "title": "",
        "address": "",
    }
    assert maria.post(address, typed | {"place": "", "address": "Hill 3"}).status_code == 422
    for _again in range(2):
        assert maria.post(address, typed).status_code == 302
    deliver()
    page, inbox = _page(cast, "noor", item.get_absolute_url()), _page(cast, "noor", "/inbox/")
    assert inbox.count("One date of a gathering has another title or place now.") == 1
    assert "One date of a gathering was moved." not in inbox
    assert "The barn" in page
    assert "This date was moved." not in page
    assert 'value="The barn"' in _page(cast, "maria", address)


def test_a_date_of_some_days_keeps_its_length_when_it_gets_a_place(cast: Cast, announced: Announce) -> None:
    item = announced(minutes=3 * 24 * 60, zone="UTC")
    occasion = item.gathering.occasions.get()
    ends_on = occasion.day + timedelta(days=3)
    typed = {
        "day": f"{occasion.day}",
        "at": "18:00",
        "until": "18:00",
        "ends_on": f"{ends_on}",
        "place": "The barn",
    }
    assert cast.client("maria").post(f"/gatherings/{item.pk}/dates/{occasion.pk}/", typed).status_code == 302
    after = item.gathering.occasions.get()
    assert (after.place, after.ends_at) == ("The barn", occasion.ends_at)


def test_search_engines_are_told_of_the_next_date_as_it_is(cast: Cast, item: Item) -> None:
    item.gathering.occasions.filter(begins_at__lt=_second(item).begins_at).update(cancelled_at=timezone.now())
    page = _page(cast, None, item.get_absolute_url())
    assert '"name": "The old mill"' in page
    assert '"name": "A walk by the river"' in page


def _differs(number: int, *lines: str, title: str = "Tea") -> str:
    """The Tuesday of a later week, as a file tells it by itself."""
    begins = f"RECURRENCE-ID;TZID=Europe/Madrid:{week(number)}"
    told = tea(begins, *lines, title=title, sequence=1)
    return told.replace(week(0), week(number)).replace(week(0, "190000"), week(number, "190000"))


def _bring(cast: Cast, *parts: str) -> list[Any]:
    calendar = read(file_of(*parts), home="Europe/Madrid")
    by, choices = cast.place("maria", cast.commons), Choices("meeting", "public")
    return bring_in(calendar, by=by, choices=choices, home="Europe/Madrid")


def test_a_file_brings_in_title_and_place_of_single_dates(cast: Cast) -> None:
    series = tea("RRULE:FREQ=WEEKLY;COUNT=4", "LOCATION:Casa Azul")
    _bring(
        cast, series, _differs(1, "LOCATION:The old mill"), _differs(2, "LOCATION:Casa Azul", title="A walk"), _differs(3, title=""),
    )  # fmt: skip
    dates = Gathering.objects.get().occasions.order_by("begins_at").values_list("title", "place", "is_moved")
    assert list(dates) == [
        ("", "", False),
        ("", "The old mill", False),
        ("A walk", "", False),
        ("", "", False),
    ]


def test_an_online_address_of_one_date_is_not_shown_to_all_and_that_is_said(cast: Cast) -> None:
    series = tea("RRULE:FREQ=WEEKLY;COUNT=4", "LOCATION:https://meet.example.org/tea")
    (line,) = _bring(cast, series, _differs(1, "LOCATION:https://meet.example.org/other"))
    assert [note.value for note in line.told.notes] == ["other_link"]
    assert not Occasion.objects.exclude(place="").exists()


def test_its_page_says_which_date_it_is_and_how_it_stood_before(cast: Cast, item: Item) -> None:
    date = _second(item)
    changing.vary(date, title="Bread", place="", address="", item=item, by=cast["maria"])
    changed = (
        _page(cast, None, item.get_absolute_url()).partition('id="changes"')[2].partition("</section>")[0]
    )
    assert date.begins_at.isoformat()[:10] in changed
    assert "The old mill" in changed
    assert Change.objects.latest("at").was.startswith("A walk by the river, ")


def test_nothing_of_a_date_is_left_when_the_words_of_its_host_go(cast: Cast, item: Item) -> None:
    changing.vary(_second(item), title="Bread", place="The old mill", address="", item=item, by=cast["maria"])
    erase(item)
    assert not Change.objects.filter(was__contains="river").exists()
    assert list(Occasion.objects.exclude(title="")) == []
    assert _second(item).place == "The old mill"
