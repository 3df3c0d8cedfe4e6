"""A plan of one's own, which nobody else reads; ideas for leaving work at work; and what the law says, with where and when."""

from urllib.parse import urlsplit

import pytest
from django.utils import timezone, translation

from kith.domains.wellbeing.actions.keeping import keep, plan
from kith.domains.wellbeing.queries import plan_of
from kith.domains.wellbeing.tests.own import OWN, main_of, what_is_kept
from kith.domains.wellbeing.things import Plan
from kith.domains.wellbeing.work.book import When, ideas, rights
from kith.doors.merging.joining import bring_together
from kith.foundation.people.actions import prefer
from kith.infrastructure.database.private import keeping, seen_as
from tests.cast import Cast
from tests.entries import text_of
from tests.keeping import all_rows

LANGUAGES = ("en", "es")
WRITTEN = {
    "well": "The heron at dawn",
    "signs": "",
    "helps": "Tea with Kim",
    "work": "",
    "leaving": "The bridge",
}


class TestAPlan:
    def test_is_written_read_and_changed(self, cast: Cast) -> None:
        noor = cast.client("noor")
        assert "One line is a beginning." in main_of(text_of(noor, f"{OWN}plan/"))
        assert noor.post(f"{OWN}plan/change/", WRITTEN).headers["Location"] == f"{OWN}plan/"
        page = main_of(text_of(noor, f"{OWN}plan/"))
        assert "The heron at dawn" in page
        assert "How I notice that it gets too much" not in page, "what was left out is left out"
        assert "Tea with Kim" in main_of(text_of(noor, f"{OWN}plan/change/"))
        noor.post(f"{OWN}plan/change/", WRITTEN | {"helps": "A walk"})
        assert what_is_kept(cast["noor"]) == [Plan(**(WRITTEN | {"helps": "A walk"}))]

    def test_sent_empty_is_gone(self, cast: Cast) -> None:
        noor = cast.client("noor")
        noor.post(f"{OWN}plan/change/", WRITTEN)
        noor.post(f"{OWN}plan/change/", dict.fromkeys(WRITTEN, ""))
        assert what_is_kept(cast["noor"]) == []

    def test_is_read_by_nobody_else_and_not_in_the_tables(self, cast: Cast) -> None:
        plan(Plan(**WRITTEN), by=cast["noor"])
        for name in ("maria", "ruth"):
            assert "heron" not in text_of(cast.client(name), f"{OWN}plan/")
        with keeping():
            everything = "".join(all_rows().values())
        assert "heron" not in everything
        assert b"heron".hex() not in everything

    def test_stands_apart_from_what_is_kept_day_by_day(self, cast: Cast) -> None:
        kept = keep(Plan(**WRITTEN), by=cast["noor"])
        noor = cast.client("noor")
        assert "Nothing so far." in main_of(text_of(noor, OWN))
        assert noor.get(kept.get_absolute_url()).headers["Location"] == f"{OWN}plan/"

    def test_of_two_accounts_that_become_one_stands_there_with_the_other(self, cast: Cast) -> None:
        plan(Plan(well="The heron", helps="Tea"), by=cast["maria"])
        plan(Plan(well="The otter", helps="Tea"), by=cast["noor"])
        bring_together(cast["maria"], into=cast["noor"])
        with seen_as(cast["noor"]):
            both = plan_of(cast["noor"])
        assert set(both.well.splitlines()) == {"The heron", "The otter"}
        assert both.helps == "Tea"

    def test_is_near_when_it_is_heavy(self, cast: Cast) -> None:
        shown = (
            cast.client("noor").post(f"{OWN}moment/new/", {"word": "heavy", "do": "show"}).content.decode()
        )
        for address in (f"{OWN}plan/", f"{OWN}work/", "/circles/", "/circles/rounds/"):
            assert f'href="{address}"' in main_of(shown)


class TestLeavingWork:
    def test_begins_with_the_country_of_whoever_reads(self, cast: Cast) -> None:
        prefer(cast["noor"], country="ES")
        page = main_of(text_of(cast.client("noor"), f"{OWN}work/"))
        assert page.index("Before you go") < page.index("At home")
        own = page.partition('id="rights"')[2].partition("<details")[0]
        assert "thirty days a year" in own
        assert "looked at on" in own
        assert "Germany" in page.partition("<details")[2]

    def test_says_where_nobody_is_sure(self, cast: Cast) -> None:
        prefer(cast["noor"], country="BR")
        assert "we are not sure enough" in main_of(text_of(cast.client("noor"), f"{OWN}work/"))

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_has_ideas_for_each_part_of_a_day(self, language: str) -> None:
        with translation.override(language):
            told = dict(ideas())
        assert list(told) == list(When)
        assert all(len(lines) >= 3 and all(lines) for lines in told.values())

    def test_is_told_in_both_languages(self) -> None:
        told = {}
        for language in LANGUAGES:
            with translation.override(language):
                lines = [line for _when, lines in ideas() for line in lines]
                told[language] = lines + [each.words for there in rights() for each in there.rights]
        assert len(told["en"]) == len(told["es"])
        assert not set(told["en"]) & set(told["es"])

    def test_of_each_right_is_said_where_it_stands_and_when_someone_looked(self) -> None:
        for there in rights():
            assert there.name != there.country
            for each in there.rights:
                assert urlsplit(each.source).scheme == "https"
                assert each.looked_at <= timezone.localdate()
