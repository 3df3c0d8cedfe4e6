"""A map that someone looks at, and a calendar file that someone brings, in a real browser."""

from pathlib import Path

from kith.domains.gatherings.actions.announcing import announce
from kith.domains.gatherings.actions.following import follow
from kith.domains.gatherings.models import Gathering
from kith.domains.gatherings.tests.conftest import plan
from kith.domains.gatherings.tests.elsewhere import ADDRESS, file_of, tea
from tests.cast import Cast
from tests.journeys.conftest import Enter

MADRID = {"way": "here", "place": "Casa Azul", "latitude": 40.4168, "longitude": -3.7038}
TOLEDO = {"way": "here", "place": "Casa del Tajo", "latitude": 39.8628, "longitude": -4.0273}
DELHI = {"way": "both", "place": "Lotus house", "latitude": 28.61, "longitude": 77.21}


def _announce(cast: Cast, title: str, **where: object) -> None:
    announce(by=cast.place("maria", cast.commons), title=title, source="Come.", plan=plan(**where))


def test_a_newcomer_looks_at_the_map(enter: Enter, cast: Cast) -> None:
    for title, where in (("Tea", MADRID), ("Soup", TOLEDO), ("Songs", DELHI), ("A call", {})):
        _announce(cast, title, **where)
    noor = enter("noor", width=360)
    noor.go("/gatherings/")
    page = noor.press("See it on a map", role="link")
    assert page.locator(".map .dot").count() == 2
    page.get_by_role("link", name="2 gatherings: Casa Azul and near by").press("Enter")
    assert page.url.endswith("#place-1")
    page = noor.press("Europe", role="link")
    page.get_by_label("How people come").select_option(label="In person")
    page = noor.press("Look", role="button")
    assert page.get_by_role("link", name="Europe").get_attribute("aria-current") == "page"
    assert "Songs" not in page.inner_text("main")
    noor.go("/gatherings/map/?window=oceania")
    noor.go("/spaces/commons/map/")
    noor.press("Songs", role="link")
    assert "Show the place in a map program" in noor.page.inner_text("main")


def test_without_script_the_map_leads_to_its_list(enter: Enter, cast: Cast) -> None:
    _announce(cast, "Tea", **MADRID)
    visitor = enter(None, script=False)
    page = visitor.go("/gatherings/map/")
    page.get_by_role("link", name="1 gathering: Casa Azul").press("Enter")
    assert page.url.endswith("#place-1")
    visitor.press("Tea", role="link")
    assert "Casa Azul" in page.inner_text("main")


def test_a_calendar_file_is_looked_at_and_brought_in(enter: Enter, cast: Cast, tmp_path: Path) -> None:
    data = file_of(
        tea("RRULE:FREQ=WEEKLY;COUNT=4", "LOCATION:Casa Azul"), "a broken line\r\n", tea("STATUS:CANCELLED", uid="x", title="Soup")
    )  # fmt: skip
    (tmp_path / "group.ics").write_bytes(data)
    maria = enter("maria", width=360)
    maria.go("/spaces/commons/announcing/gathering/")
    page = maria.press("Bring in a calendar file", role="link")
    page.get_by_label("Calendar file").set_input_files(tmp_path / "group.ics")
    page = maria.press("Look at it")
    words = page.inner_text("main")
    for part in ("Tea", "a series", "It was cancelled.", "this line was left out"):
        assert part in words, part
    page.get_by_label("Announced at once").check()
    page = maria.press("Bring it in")
    assert Gathering.objects.get().occasions.count() == 4
    page = maria.press("Tea", role="link")
    assert "It was brought in from a calendar elsewhere." in page.inner_text("main")


def test_a_host_looks_after_a_calendar_from_elsewhere(enter: Enter, cast: Cast) -> None:
    calendar = follow(
        cast.commons, address=ADDRESS, name="The library", sort="meeting", visibility="public", by=cast["tomasz"]
    )  # fmt: skip
    calendar.trouble, calendar.faults = "gone", [["broken_line", 4, ""]]
    calendar.save()
    tomasz = enter("tomasz", width=360)
    tomasz.go("/spaces/commons/calendar-file/")
    page = tomasz.press("Follow a calendar from elsewhere", role="link")
    assert "There is nothing at this address any more." in page.inner_text("main")
    page.get_by_label("Address of the calendar").fill("http://nowhere")
    page = tomasz.press("Follow it", role="button")
    page = tomasz.go("/spaces/commons/calendars/")
    page = tomasz.press("Follow it no more", role="link")
    page.get_by_label("They stay, and hosts look after them from now on").check()
    page = tomasz.press("Follow it no more")
    assert "The library" not in page.inner_text("main")
