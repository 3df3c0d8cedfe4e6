"""The pages of a pulse: for those who belong, each with what is their own, and with nothing of anyone else."""

import re
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kith.domains.pulse.models import Pulse, Told
from kith.domains.pulse.tests.group import all_say, come, offered, rows_of, told
from kith.domains.pulse.words import Word
from kith.foundation.spaces.actions.opening import archive, close
from tests.cast import Cast

HERE = "/spaces/commons/pulse/"
PAGES = ("", "how/", "voice/", "voice/withdrawal/", "answer/", "answer/withdrawal/", "offer/", "end/")
MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)


@pytest.fixture
def pulse(cast: Cast) -> Pulse:
    return offered(cast.commons)


def _main(cast: Cast, name: str, address: str = HERE) -> str:
    page = cast.client(name).get(address).content.decode()
    return page.partition("<main")[2].partition("</main")[0]


@pytest.mark.parametrize("name", ["eleni", None])
def test_who_does_not_belong_finds_none_of_it(cast: Cast, pulse: Pulse, name: str | None) -> None:
    client = cast.client(name)
    for page in PAGES:
        assert client.get(HERE + page).status_code in (404, 405), page
        assert client.post(HERE + page).status_code in (404, 405), page


def test_a_host_offers_a_member_decides_answers_changes_and_stops(cast: Cast) -> None:
    host, noor = cast.client("tomasz"), cast.client("noor")
    assert "No pulse is offered here" in _main(cast, "noor")
    host.post(f"{HERE}offer/")
    assert "Not now" in _main(cast, "noor")
    assert "never remind you" in _main(cast, "noor", f"{HERE}voice/")
    noor.post(f"{HERE}voice/")
    noor.post(f"{HERE}answer/", {"word": "heavy"})
    page = _main(cast, "noor")
    assert 'value="heavy"' in page
    assert "checked" in page
    noor.post(f"{HERE}answer/", {"word": "steady"})
    noor.post(f"{HERE}answer/withdrawal/")
    assert "checked" not in _main(cast, "noor")
    noor.post(f"{HERE}voice/withdrawal/")
    assert rows_of(cast["noor"]) == 0
    host.post(f"{HERE}end/")
    assert not Pulse.objects.exists()


def test_no_word_is_no_answer_and_what_was_there_stays(cast: Cast, pulse: Pulse) -> None:
    noor = cast.client("noor")
    noor.post(f"{HERE}voice/")
    for word in ("", "none", "rather not say"):
        assert noor.post(f"{HERE}answer/", {"word": word}).status_code == 422
    assert rows_of(cast["noor"]) == 1


def test_who_takes_no_part_cannot_answer(cast: Cast, pulse: Pulse) -> None:
    assert cast.client("noor").post(f"{HERE}answer/", {"word": "heavy"}).status_code == 404
    assert rows_of(cast["noor"]) == 0


@pytest.mark.parametrize("name", ["tomasz", "maria", "ruth"])
def test_others_see_the_same_page_whoever_takes_part(cast: Cast, pulse: Pulse, name: str) -> None:
    def shown() -> str:
        return re.sub(r'(name="csrfmiddlewaretoken" value)="[^"]*"', r"\1", _main(cast, name))

    before = shown()
    all_say(pulse, (1, 1, 5, 3, 9))
    assert shown() == before


def test_what_months_told_is_said_in_words_first(cast: Cast, pulse: Pulse) -> None:
    told(cast.commons, MAY, 12, 12, 3, 1, -2)
    told(cast.commons, JUNE)
    page = _main(cast, "dana")
    assert page.index("June 2026") < page.index("May 2026"), "the newest first"
    assert page.index("More people had it light or steady") < page.index("Show the numbers")
    assert "Nobody can know which" in page
    assert "About 26 people answered, give or take 10." in page
    assert "-2" not in page


def test_a_page_is_neutral_outside_and_kept_by_no_browser(cast: Cast, pulse: Pulse) -> None:
    for page in ("", "how/", "voice/"):
        answer = cast.client("noor").get(HERE + page)
        title = answer.content.decode().partition("<title>")[2].partition("</title>")[0]
        assert title.startswith("Community of practice ·")
        assert page == "how/" or "no-store" in answer["Cache-Control"]


def test_it_cannot_be_offered_where_fewer_than_eight_belong(cast: Cast) -> None:
    host = cast.client("tomasz")
    assert host.post("/spaces/rural/pulse/offer/").status_code == 403
    assert "At least eight people" in host.get("/spaces/rural/pulse/offer/").content.decode()
    come(cast.rural, 5)
    assert host.post("/spaces/rural/pulse/offer/").status_code == 302


def test_in_a_closed_circle_it_is_better_to_talk(cast: Cast) -> None:
    host, here = cast.client("tomasz"), "/spaces/tuesday/pulse/"
    come(cast.circle, 8)
    assert "Offer a shared pulse" in _main(cast, "tomasz", here)
    close(cast.circle, most=12, by=cast["tomasz"])
    page = _main(cast, "tomasz", here)
    assert "In a small circle it is better to talk." in page
    assert "Offer a shared pulse" not in page
    assert host.post(f"{here}offer/").status_code == 403
    assert "In a small circle it is better to talk." in host.get(f"{here}offer/").text
    assert not Pulse.objects.exists()


def test_members_neither_offer_nor_end(cast: Cast, pulse: Pulse) -> None:
    for page in ("offer/", "end/"):
        assert cast.client("maria").post(HERE + page).status_code == 403
    assert "End the pulse" not in _main(cast, "maria")


def test_when_the_budget_has_run_out_the_page_says_so(cast: Cast) -> None:
    today = timezone.localdate()
    for month in [each for each in range(1, 13) if each != today.month][:6]:
        told(cast.commons, date(today.year, month, 1))
    offered(cast.commons)
    cast.client("noor").post(f"{HERE}voice/")
    assert "rests until the year is over" in _main(cast, "noor")
    assert cast.client("noor").post(f"{HERE}answer/", {"word": "heavy"}).status_code == 404


def test_in_an_archived_space_one_can_still_stop(cast: Cast, pulse: Pulse) -> None:
    noor = cast.client("noor")
    noor.post(f"{HERE}voice/")
    archive(cast.commons, by=cast["tomasz"])
    assert "No longer take part" in _main(cast, "noor")
    assert noor.post(f"{HERE}answer/", {"word": "heavy"}).status_code == 403
    noor.post(f"{HERE}voice/withdrawal/")
    assert rows_of(cast["noor"]) == 0


def test_where_the_key_is_missing_the_page_says_so_and_keeps_what_was_there(
    cast: Cast, pulse: Pulse, settings: Any
) -> None:
    noor = cast.client("noor")
    noor.post(f"{HERE}voice/")
    noor.post(f"{HERE}answer/", {"word": Word.MIXED})
    ours, settings.SAFE_KEY = settings.SAFE_KEY, ""
    assert "cannot be opened now" in _main(cast, "noor")
    shut = noor.post(f"{HERE}answer/", {"word": Word.HEAVY})
    assert shut.status_code == 503
    assert "Your answer was not kept" in shut.content.decode()
    settings.SAFE_KEY = ours
    assert 'value="mixed"' in _main(cast, "noor")


def _cost(cast: Cast, name: str) -> int:
    client = cast.client(name)
    client.get(HERE)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(HERE).status_code == 200
    return len([query for query in queries if "SAVEPOINT" not in query["sql"]])


@pytest.mark.parametrize("name", ["noor", "tomasz"])
def test_the_page_costs_the_same_for_one_month_and_one_voice_and_for_fifty(
    cast: Cast, pulse: Pulse, name: str
) -> None:
    told(cast.commons, MAY, 9, 9, 9, 9, 9)
    all_say(pulse, (1, 0, 0, 0, 0))
    few = _cost(cast, name)
    for year in range(2001, 2010):
        for month in range(1, 7):
            told(cast.commons, date(year, month, 1), 9, 9, 9, 9, 9)
    all_say(pulse, (10, 10, 10, 10, 9))
    assert _cost(cast, name) == few
    assert Told.objects.count() > 50
