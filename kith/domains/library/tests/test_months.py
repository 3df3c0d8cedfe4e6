"""What is new and what is growing: each month tells what happened in it, linked, and only what its reader may see."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kith.capabilities.citations.actions import cite
from kith.capabilities.conversations.actions.writing import reply
from kith.capabilities.items.models import Item
from kith.capabilities.lineage.actions import tie
from kith.capabilities.tags.actions import tag
from kith.capabilities.versions.actions.drafting import draft, keep
from kith.capabilities.versions.actions.publishing import publish
from kith.domains.library.actions import report_trial
from kith.domains.library.months import read_month, this_month
from kith.foundation.spaces.actions.boundaries import keep_away
from kith.lib.citations.shapes import Record
from tests.appraising import appraised
from tests.cast import Cast
from tests.contracts.makers import MAKERS
from tests.entries import text_of
from tests.shelf import practice

Deliver = Callable[[], None]
NOW = f"/library/months/{timezone.localdate():%Y-%m}/"
BEFORE = f"/library/months/{timezone.localdate().replace(day=1) - timedelta(days=3):%Y-%m}/"


def _last_month() -> datetime:
    return this_month().begins - timedelta(days=3)


def _part(cast: Cast, who: str | None, address: str, name: str) -> str:
    _head, _mark, after = text_of(cast.client(who), address).partition(f'aria-labelledby="{name}"')
    return after.partition("</section>")[0]


@pytest.fixture
def shelf(cast: Cast, deliver: Deliver) -> dict[str, Item]:
    maria = cast.place("maria", cast.commons)
    items = {
        "tea": practice(cast, "Tea first", purposes="meeting"),
        "walk": practice(cast, "A walk", purposes="hope"),
        "hidden": practice(cast, "Blanket", where=cast.circle, purposes="hope"),
    }
    items["old"] = MAKERS["practice"](maria, title="Old ways")
    items["old"].versions.update(published_at=_last_month())
    kept = keep(draft(items["old"], by=maria), words={"purpose": "Newer"}, seen=1, by=maria)
    publish(kept, by=maria, why="The law changed")
    for name, setting in (("noor", ":clinic"), ("sam", ":housing")):
        report_trial(
            items["tea"], author=cast.place(name, cast.commons), source=f"{name} tried", setting=setting
        )
    reply(items["tea"], author=cast.place("noor", cast.commons), source="Who brings the cups?")
    MAKERS["question"](maria, title="Who has cups?")
    deliver()
    return items


def test_a_month_tells_what_is_new_and_what_changed_and_why(cast: Cast, shelf: dict[str, Item]) -> None:
    new, renewed = (_part(cast, None, NOW, name) for name in ("new", "renewed"))
    assert "Tea first" in new
    assert "Old ways" not in new
    assert "Old ways" in renewed
    assert "The law changed" in renewed
    assert f"/items/{shelf['old'].pk}/versions/2/" in renewed
    assert "Old ways" in _part(cast, None, BEFORE, "new")
    assert "Tea first" not in text_of(cast.client(None), BEFORE)


def test_what_people_tried_and_said_is_told_in_plain_numbers_and_linked(
    cast: Cast, shelf: dict[str, Item]
) -> None:
    growing = _part(cast, None, NOW, "growing")
    for words in ("Tea first", "2 people tried it.", "In 2 settings.", "1 reply."):
        assert words in growing
    last = shelf["tea"].posts.latest("number")
    assert f"/posts/{last.pk}/" in growing
    assert "A walk" not in growing
    assert "Who has cups?" in _part(cast, None, NOW, "begun")


def test_a_topic_narrows_all_of_it(cast: Cast, shelf: dict[str, Item]) -> None:
    page = text_of(cast.client(None), f"{NOW}?purpose=hope").partition("<main")[2]
    assert "A walk" in page
    assert "Tea first" not in page
    assert "Who has cups?" not in page


def test_with_a_topic_conversations_are_those_near_its_entries(
    cast: Cast, shelf: dict[str, Item], deliver: Deliver
) -> None:
    sam, maria = cast.place("sam", cast.commons), cast.place("maria", cast.commons)
    asked = {
        title: MAKERS["question"](sam, title=title) for title in ("Whence", "Wither", "Hidden way", "Far")
    }
    tie(shelf["walk"], to=asked["Whence"], sort="grew")
    for item in (shelf["walk"], asked["Wither"]):
        tag(item, words=["outdoors"], by=maria)
    tag(shelf["hidden"], words=["quilts"], by=cast.place("maria", cast.circle))
    tag(asked["Hidden way"], words=["quilts"], by=sam)
    deliver()
    begun = _part(cast, "noor", f"{NOW}?purpose=hope", "begun")
    assert "An entry on this topic grew out of each of these" in begun
    assert [title for title in asked if title in begun] == ["Whence", "Wither"]
    assert "Hidden way" in _part(cast, "maria", f"{NOW}?purpose=hope", "begun")


def test_new_studies_are_told_with_a_way_to_them_and_to_what_cites_them(
    cast: Cast, shelf: dict[str, Item]
) -> None:
    maria = cast.place("maria", cast.commons)
    work = Record(title="Tea and talk", year=2019, doi="10.5555/tea")
    for item in (shelf["tea"], shelf["walk"]):
        cite(item, work, by=maria)
    cite(shelf["hidden"], work, by=cast.place("maria", cast.circle))
    cite(shelf["hidden"], Record(title="On quilts"), by=cast.place("maria", cast.circle))
    studies = _part(cast, "noor", NOW, "studies")
    assert studies.count("Tea and talk") == 1
    for words in ('href="https://doi.org/10.5555/tea"', "Tea first", "A walk"):
        assert words in studies
    assert "Blanket" not in studies
    assert "On quilts" not in studies
    assert "On quilts" in _part(cast, "maria", NOW, "studies")
    assert "Tea first" not in _part(cast, None, f"{NOW}?purpose=hope", "studies")
    assert "Tea and talk" not in text_of(cast.client(None), BEFORE)
    for who, found in (("noor", ["Tea and talk"]), ("maria", ["On quilts", "Tea and talk"])):
        file = b"".join(cast.client(who).get(f"{NOW}studies/csl/"))
        assert sorted(each["title"] for each in json.loads(file)) == found


def test_a_source_named_while_one_wrote_is_told_when_the_entry_is_published(
    cast: Cast, shelf: dict[str, Item]
) -> None:
    maria = cast.place("maria", cast.commons)
    shelf["tea"].references.update_or_create(
        number=1,
        defaults={"at": _last_month()},
        create_defaults={"work": cite(shelf["walk"], Record(title="On cups"), by=maria).work, "by": maria, "at": _last_month()},
    )  # fmt: skip
    assert "Tea first" in _part(cast, None, NOW, "studies")
    assert "On cups" not in text_of(cast.client(None), BEFORE)


def test_studies_by_which_an_entry_was_judged_are_told_as_long_as_the_judgement_is_shown(
    cast: Cast, shelf: dict[str, Item]
) -> None:
    maria = cast.place("maria", cast.commons)
    study = cite(shelf["walk"], Record(title="Walks in the rain"), by=maria).work
    shelf["walk"].references.update(at=_last_month())
    shelf["walk"].versions.filter(number=1).update(published_at=_last_month())
    appraised(cast, "sam", shelf["walk"], "low", studies=[study.pk])
    assert "Walks in the rain" in _part(cast, "noor", NOW, "studies")
    keep_away(cast["sam"], by=cast["noor"], sort="block")
    assert "Walks in the rain" not in text_of(cast.client("noor"), NOW)


def test_only_what_one_may_see_is_told_or_counted(cast: Cast, shelf: dict[str, Item]) -> None:
    assert "Blanket" in text_of(cast.client("maria"), NOW)
    for name in ("noor", "eleni", None):
        assert "Blanket" not in text_of(cast.client(name), NOW)
    keep_away(cast["sam"], by=cast["noor"], sort="block")
    growing = _part(cast, "noor", NOW, "growing")
    assert "1 person tried it." in growing
    assert "settings" not in growing


def test_what_was_withdrawn_or_hidden_is_told_no_more(cast: Cast, shelf: dict[str, Item]) -> None:
    cast.client("maria").post(f"/items/{shelf['walk'].pk}/retirement/", {"reason": "It did harm"})
    cast.client("tomasz").post(f"/posts/{shelf['tea'].posts.get(number=1).pk}/removal/")
    page = _part(cast, "noor", NOW, "new")
    assert "A walk" not in page
    assert "Tea first" not in page


@pytest.mark.parametrize("text", ["2026-13", "x", "2026-1", "1999-12", "9998-01", "2026-01-01", "²026-01"])
def test_there_are_no_months_that_were_not(cast: Cast, text: str) -> None:
    assert cast.client("noor").get(f"/library/months/{text}/").status_code == 404


@pytest.mark.parametrize(
    ("text", "earlier"), [("2024-01", "2023-12"), ("2023-12", "2023-11"), ("2024-03", "2024-02")]
)
def test_months_follow_one_another(text: str, earlier: str) -> None:
    month = read_month(text)
    assert month is not None
    assert month.earlier.in_address == earlier
    assert month.earlier.later == month
    assert month.earlier.ends == month.begins


@pytest.mark.parametrize("who", ["noor", None])
def test_a_month_costs_the_same_with_few_and_with_much(
    cast: Cast, shelf: dict[str, Item], deliver: Deliver, who: str | None
) -> None:
    def cost() -> int:
        client = cast.client(who)
        client.get(NOW)
        with CaptureQueriesContext(connection) as heard:
            assert client.get(NOW).status_code == 200
        return len(heard)

    cite(shelf["walk"], Record(title="On walks"), by=cast.place("maria", cast.commons))
    before = cost()
    for number in range(6):
        item = practice(cast, f"Another {number}", purposes="hope")
        cite(item, Record(title=f"On tea {number}"), by=cast.place("maria", cast.commons))
        report_trial(item, author=cast.place("sam", cast.commons), source="I tried")
        MAKERS["question"](cast.place("sam", cast.commons), title=f"Cups {number}?")
    deliver()
    assert cost() == before <= 13
