"""What stewards found out stands above the file, on every page."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from kith.foundation.activity.models import Event
from kith.foundation.crisis.actions import confirm
from kith.foundation.crisis.doctor import routes_to_check
from kith.foundation.crisis.models import Check
from kith.foundation.crisis.queries import due, known, nearest, route
from kith.foundation.people.actions import end_account, prefer
from tests.cast import Cast

HIDDEN = "it-telefono-amico"


def _check(cast: Cast, key: str, *, days_ago: int = 0, found: str = "works", **details: str) -> None:
    before = route(key)
    assert before is not None
    check = confirm(before, by=cast["ruth"], found=found, source="I called them", **details)
    Check.objects.filter(pk=check.pk).update(on=timezone.localdate() - timedelta(days=days_ago))
    known.forget()  # as in another process, a minute later


def _page(country: str = "") -> str:
    return Client().get(f"/crisis/?country={country}").content.decode()


def _line(page: str, name: str) -> str:
    return page[page.index(name) :].partition("</li>")[0]


def test_an_unchecked_line_says_so_and_where_it_was_seen(cast: Cast) -> None:
    line = _line(_page("ES"), "Línea 024")
    assert "Not checked by us yet. Seen at rtve.es, 2022-05-09." in line
    assert "day and night" in line
    assert 'href="tel:024"' in line


def test_a_check_names_its_day_and_who_made_it(cast: Cast) -> None:
    _check(cast, "es-024", number="024", hours="nine to five")
    line = _line(_page("ES"), "Línea 024")
    assert f"Checked on {timezone.localdate():%b. %-d, %Y} by Ruth Okafor" in line
    assert "nine to five" in line
    assert Event.objects.get(type="crisis.route_checked").facts == {"route": "es-024", "found": "works"}


def test_who_made_it_is_named_as_they_are_called_today(cast: Cast) -> None:
    _check(cast, "es-024")
    prefer(cast["ruth"], name="Ruth Adeyemi")
    known.forget()
    assert "by Ruth Adeyemi" in _line(_page("ES"), "Línea 024")
    end_account(cast["ruth"])
    known.forget()
    assert "by Former member" in _line(_page("ES"), "Línea 024")
    assert "Ruth" not in _page("ES")


def test_after_180_days_it_warns_and_after_a_year_the_line_is_not_shown(cast: Cast) -> None:
    _check(cast, "es-024", days_ago=181)
    assert "Please check." in _line(_page("ES"), "Línea 024")
    Check.objects.update(on=timezone.localdate() - timedelta(days=366))
    known.forget()
    assert "Línea 024" not in _page("ES")
    assert "es-024" in {shown.route.key for shown in due()}


def test_what_is_gone_is_shown_no_more_and_the_newest_word_counts(cast: Cast) -> None:
    _check(cast, "es-024", days_ago=3)
    _check(cast, "es-024", found="gone")
    assert "Línea 024" not in _page("ES")
    assert "es-024" not in {shown.route.key for shown in due()}
    _check(cast, "es-024")
    assert "Línea 024" in _page("ES")


def test_what_had_no_source_appears_when_someone_has_checked_it(cast: Cast) -> None:
    assert "Telefono Amico</" not in _page("IT")
    assert "02 2327 2327" not in _page("IT")
    _check(cast, HIDDEN)
    assert "02 2327 2327" in _page("IT")


def test_a_wrong_number_is_put_right_everywhere(cast: Cast) -> None:
    _check(cast, "es-024", number="025")
    (line, emergency) = nearest("ES")
    assert (line.route.number, emergency.route.number) == ("025", "112")


def test_the_doctor_says_how_many_are_due(cast: Cast) -> None:
    (sentence,) = routes_to_check()
    assert "Of these, 1 are shown to nobody" in sentence
    for shown in due():
        _check(cast, shown.route.key)
    assert list(routes_to_check()) == []


class TestTheCountryIsSetByHand:
    def test_by_a_visitor_in_their_browser(self, cast: Cast) -> None:
        visitor = Client()
        foot = visitor.get("/guidelines/").content.decode().partition("<footer")[2]
        assert "Set your country" in foot
        assert "tel:" not in foot
        assert visitor.get("/crisis/country/?country=ES").headers["Location"] == "/crisis/"
        foot = visitor.get("/guidelines/").content.decode().partition("<footer")[2]
        assert 'href="tel:024"' in foot
        assert 'href="tel:112"' in foot

    def test_by_a_member_for_all_their_devices(self, cast: Cast) -> None:
        cast.client("maria").post("/crisis/country/", {"country": "NZ"})
        page = cast.client("maria").get("/inbox/").content.decode()
        assert 'href="tel:1737"' in page.partition("<footer")[2]
        assert 'href="tel:1737"' not in cast.client("noor").get("/inbox/").content.decode()

    @pytest.mark.parametrize("wrong", ["", "XX", "es", "<b>", "ESP"])
    def test_what_is_no_country_of_ours_changes_nothing(self, cast: Cast, wrong: str) -> None:
        maria = cast.client("maria")
        maria.post("/crisis/country/", {"country": "NZ"})
        maria.post("/crisis/country/", {"country": wrong})
        assert "tel:1737" in maria.get("/guidelines/").content.decode()

    def test_no_page_of_one_visitor_answers_for_another(self, cast: Cast) -> None:
        spaniard, other = Client(), Client()
        spaniard.get("/crisis/country/?country=ES")
        tag = spaniard.get("/guidelines/").headers["ETag"]
        assert other.get("/guidelines/", headers={"If-None-Match": tag}).status_code == 200

    def test_it_leads_the_page_and_is_marked_in_the_list(self, cast: Cast) -> None:
        page = _page("za")
        assert page.index('id="c-ZA"') < page.index('id="c-AR"')
        assert '<option value="ZA" selected>' in page
