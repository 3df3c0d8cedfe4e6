"""What holds for every page of what people keep for themselves alone, and what they say when a safe stays shut."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver

from kith.domains.wellbeing.actions.keeping import keep
from kith.domains.wellbeing.models import Leaf
from kith.domains.wellbeing.tests.conftest import WORDS
from kith.domains.wellbeing.tests.instruments import instrument
from kith.domains.wellbeing.tests.own import OWN, main_of, what_is_kept
from kith.domains.wellbeing.things import Kept, Page, Result
from kith.foundation.people.models import Person
from kith.infrastructure.database.private import seen_as
from tests.cast import Cast
from tests.entries import text_of

CBI = instrument("cbi")
QUESTIONS = f"{OWN}questions/{CBI.key}/"


def _addresses(key: str, answers: str) -> list[str]:
    fill = {"<str:questions>": CBI.key, "<str:key>/earlier": f"{answers}/earlier", "<str:key>": key}
    found = []
    for each in get_resolver().url_patterns:
        for pattern in getattr(each, "url_patterns", []):
            route = str(pattern.pattern)
            if route.startswith("me/own/"):
                for name, value in fill.items():
                    route = route.replace(name, value)
                found.append(f"/{route}")
    return found


class TestEveryPage:
    def test_is_neutral_kept_by_no_browser_and_left_fast(
        self, kept: Cast, page: Kept[Page], result: Kept[Result]
    ) -> None:
        addresses = _addresses(str(page.key), str(result.key))
        assert len(addresses) == 15
        for address in addresses:
            answer = kept.client("maria").get(address)
            assert answer.status_code == 200, address
            assert "no-store" in answer.headers["Cache-Control"], address
            shown = answer.content.decode()
            title = shown.partition("<title>")[2].partition("</title>")[0]
            assert title.partition(" · ")[0] in {"For you"}, address
            assert "<kith-leave" in shown, address
            for words in ("burnout", "wellbeing", "cbi", "copenhagen"):
                assert words not in address, address

    def test_is_there_for_nobody_else(self, kept: Cast, page: Kept[Page], result: Kept[Result]) -> None:
        for name in ("ruth", "tomasz"):
            for address in _addresses(str(page.key), str(result.key)):
                answer = kept.client(name).get(address)
                assert answer.status_code == (404 if "/kept/" in address else 200), address
                assert not any(words in answer.content.decode() for words in WORDS)
        assert kept.client(None).get(OWN).status_code == 302
        kept.client("ruth").post(f"{page.get_absolute_url()}removal/")
        assert len(what_is_kept(kept["maria"])) == 4

    @pytest.mark.parametrize("key", ["nothing", "00000000-0000-0000-0000-000000000000"])
    def test_what_is_not_there_is_not_there(self, kept: Cast, key: str) -> None:
        for way in ("", "change/", "removal/", "earlier/"):
            assert kept.client("maria").get(f"{OWN}kept/{key}/{way}").status_code == 404
        assert kept.client("maria").get(f"{OWN}questions/{key}/").status_code == 404

    def test_is_found_from_the_account_and_nowhere_else(self, kept: Cast) -> None:
        maria = kept.client("maria")
        assert f'href="{OWN}"' in text_of(maria, "/me/account/")
        assert OWN not in text_of(maria, "/")

    def test_costs_the_same_for_few_and_for_many(
        self, cast: Cast, page: Kept[Page], result: Kept[Result]
    ) -> None:
        addresses = (OWN, QUESTIONS, page.get_absolute_url(), result.get_absolute_url())
        few = [_cost(cast, address) for address in addresses]
        for number in range(50):
            keep(Page(f"Page {number}"), by=cast["maria"])
        assert [_cost(cast, address) for address in addresses] == few
        assert max(few) <= 8

    def test_many_things_stand_on_several_pages_the_newest_first(self, cast: Cast) -> None:
        for number in range(21):
            keep(Page(f"Page number {number}."), by=cast["maria"])
        first, second = (main_of(text_of(cast.client("maria"), f"{OWN}?page={number}")) for number in (1, 2))
        assert "Page number 20." in first
        assert "Page number 0." not in first
        assert "Page number 0." in second


def _cost(cast: Cast, address: str) -> int:
    client = cast.client("maria")
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len([query for query in queries if "SAVEPOINT" not in query["sql"]])


class TestASafeThatStaysShut:
    @pytest.fixture
    def shut(self, kept: Cast, settings: Any) -> Cast:
        settings.SAFE_KEY = "the secret of another installation"
        return kept

    def test_is_said_plainly_and_loses_nothing_typed(self, shut: Cast, settings: Any) -> None:
        maria = shut.client("maria")
        answer = maria.get(OWN)
        assert answer.status_code == 503
        assert "safe.key" in answer.content.decode()
        typed = maria.post(f"{OWN}pages/new/", {"words": "A line in the dark"})
        assert typed.status_code == 503
        assert "A line in the dark" in typed.content.decode()
        assert _leaves(shut["maria"]) == 4

    def test_opens_again_when_the_key_is_back(self, kept: Cast, settings: Any) -> None:
        ours, settings.SAFE_KEY = settings.SAFE_KEY, "the secret of another installation"
        assert kept.client("maria").get(OWN).status_code == 503
        settings.SAFE_KEY = ours
        assert "heron" in text_of(kept.client("maria"), OWN)

    def test_can_be_thrown_away_all_the_same(self, shut: Cast) -> None:
        maria = shut.client("maria")
        assert "thrown away" in text_of(maria, f"{OWN}removal/")
        maria.post(f"{OWN}removal/")
        assert _leaves(shut["maria"]) == 0
        assert maria.get(OWN).status_code == 200


def _leaves(person: Person) -> int:
    with seen_as(person):
        return Leaf.objects.count()
