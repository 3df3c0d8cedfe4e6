"""What was said about how good an entry is: side by side, where people differ, and counted once."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kith.capabilities.conversations.actions import writing
from kith.capabilities.items.models import Item
from kith.capabilities.versions.models import Version
from kith.domains.library.actions import report_trial
from kith.domains.library.asking import asked_in, in_words
from kith.doors.leaving.actions import disown, leave_for_good
from kith.foundation.spaces.actions.boundaries import keep_away
from tests.appraising import all_of, appraised, block_of, cited, renew
from tests.cast import Cast
from tests.contracts.makers import MAKERS
from tests.entries import text_of


def _queries(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as heard:
        assert client.get(address).status_code == 200
    return len(heard)


def test_where_people_differ_is_said_and_each_way_stands_for_itself(cast: Cast, item: Item) -> None:
    for who, conclusion in (("noor", "low"), ("sam", "low"), ("anneke", "high")):
        appraised(cast, who, item, conclusion, answers={"care": "some" if who == "noor" else "none"})
    for who in ("noor", "sam"):
        appraised(cast, who, item, "most", framework="lived")
    for who, setting in (("noor", ":clinic"), ("sam", ":housing")):
        report_trial(
            item, author=cast.place(who, cast.commons), source="We tried", setting=setting, again="yes"
        )
    block = block_of(cast.client(None), item)
    for words in ("2 try-it reports from 2 settings and 5 appraisals.", "People disagree about how sure one can be of studies.",
                  "People agree about what people with lived experience say.",
                  "High certainty (1 person) · Low certainty (2 people)", "Most of them want it (2 people)"):  # fmt: skip
        assert words in " ".join(block.split()), words
    page = " ".join(all_of(cast.client(None), item).split())
    assert "People see this differently." in page
    assert "They see this the same way." in page
    assert "No worries (2 people) · Some worries (1 person)" in page


def test_who_appraises_again_counts_once_and_what_they_said_before_stays_to_be_read(
    cast: Cast, item: Item
) -> None:
    appraised(cast, "noor", item, "high", source="At first sight")
    renew(cast, item, 2)
    appraised(cast, "noor", item, "low", source="On a second look")
    appraised(cast, "noor", item, "early", framework="practice")
    block, page = block_of(cast.client(None), item), all_of(cast.client(None), item)
    assert "2 appraisals." in block
    assert "High certainty" not in block
    assert "disagree" not in block
    for words in (
        "At first sight",
        "About version 1; now it is version 3.",
        "counts no more",
        "On a second look",
        "About version 3.",
    ):
        assert words in page, words
    assert page.count("counts no more") == 1


@pytest.mark.parametrize("gone", ["taken back", "removed", "hidden", "left"])
def test_what_is_taken_back_or_hidden_counts_nowhere(
    cast: Cast, item: Item, deliver: Callable[[], None], gone: str
) -> None:
    work = cited(cast, item, "A trial of tea")[0]
    appraised(cast, "sam", item, "low")
    post = appraised(cast, "noor", item, "high", studies=[work], source="Marigold").post
    deliver()
    if gone == "left":
        leave_for_good(cast["noor"], words="remove")
    else:
        verb = {"taken back": writing.take_back, "removed": writing.remove, "hidden": writing.hide}[gone]
        verb(post, by=cast["tomasz"])
    deliver()
    block, page = block_of(cast.client(None), item), all_of(cast.client(None), item)
    assert "1 appraisal." in block
    assert "disagree" not in block
    assert "study" not in block
    for words in ("High certainty", "Marigold", "Noor", "A trial of tea"):
        assert words not in page, words
    assert (
        "Marigold"
        not in text_of(cast.client("maria"), "/search/?q=marigold")
        .partition("<main")[2]
        .partition("results")[2]
    )


def test_what_was_said_before_counts_again_when_the_later_one_is_taken_back(cast: Cast, item: Item) -> None:
    appraised(cast, "noor", item, "high")
    writing.take_back(appraised(cast, "noor", item, "low").post, by=cast["noor"])
    assert "High certainty" in block_of(cast.client(None), item)


def test_words_that_nobody_owns_any_more_go_on_counting_each_for_itself(cast: Cast, item: Item) -> None:
    for who in ("noor", "sam"):
        disown(appraised(cast, who, item, "low" if who == "sam" else "high").post, by=cast[who])
    block = block_of(cast.client(None), item)
    assert "2 appraisals." in block
    assert "disagree" in block
    page = all_of(cast.client(None), item)
    assert "Noor" not in page
    assert "Sam Rivera" not in page


def test_who_wrote_it_is_named_as_such(cast: Cast, item: Item) -> None:
    appraised(cast, "noor", item)
    assert "one of those who wrote it" not in all_of(cast.client(None), item)
    appraised(cast, "maria", item, "high")
    assert all_of(cast.client(None), item).count("one of those who wrote it") == 1


@pytest.mark.parametrize(("reader", "other"), [("noor", "sam"), ("sam", "noor")])
@pytest.mark.parametrize("blocker", ["noor", "sam"])
def test_who_is_kept_apart_neither_reads_nor_counts_the_other(
    cast: Cast, item: Item, blocker: str, reader: str, other: str
) -> None:
    for who, conclusion in (("noor", "high"), ("sam", "low"), ("maria", "high")):
        appraised(cast, who, item, conclusion, answers={"care": "serious" if who == other else "none"})
    report_trial(
        item, author=cast.place(other, cast.commons), source="I tried", setting=":clinic", again="yes"
    )
    keep_away(cast["sam" if blocker == "noor" else "noor"], by=cast[blocker], sort="block")
    client = cast.client(reader)
    block, page = block_of(client, item), all_of(client, item)
    assert "2 appraisals." in block
    assert "try-it report" not in block
    assert ("disagree" in block) is (reader == "sam")
    assert f"words of {other}" not in page
    assert "Serious worries" not in page
    assert "3 appraisals." in block_of(cast.client("tomasz"), item)


@pytest.mark.parametrize(
    ("who", "there"), [("maria", True), ("noor", False), ("eleni", False), (None, False)]
)
def test_nobody_reads_of_what_they_may_not_see(cast: Cast, who: str | None, there: bool) -> None:
    item = MAKERS["practice"](cast.place("maria", cast.circle), title="Blanket")
    appraised(cast, "anneke", item)
    for address in (f"/library/{item.pk}/appraisals/", f"/library/{item.pk}/appraisal/?framework=lived"):
        assert (cast.client(who).get(address).status_code == 200) is there, address
        assert ("Blanket" in text_of(cast.client(who), address)) is there


def test_of_what_is_withdrawn_or_hidden_there_are_no_appraisals(cast: Cast, item: Item) -> None:
    appraised(cast, "noor", item)
    opening = item.posts.get(number=1)
    writing.hide(opening, by=cast["tomasz"])
    assert cast.client("noor").get(f"/library/{item.pk}/appraisals/").status_code == 404
    assert not block_of(cast.client("noor"), item)
    writing.restore(opening, by=cast["tomasz"])
    cast.client("maria").post(f"/items/{item.pk}/retirement/", {"reason": "It did harm"})
    assert cast.client("noor").get(f"/library/{item.pk}/appraisals/").status_code == 410


def test_one_finds_what_was_appraised_in_a_way(cast: Cast, item: Item, deliver: Callable[[], None]) -> None:
    other = MAKERS["practice"](cast.place("maria", cast.commons), title="A walk")
    post = appraised(cast, "noor", item, "most", framework="lived").post
    appraised(cast, "noor", other, "low")
    deliver()
    page = text_of(cast.client(None), "/library/?evidence=lived").partition("<main")[2]
    assert "Tea first" in page
    assert "A walk" not in page
    assert "What people with lived experience say (1)" in page
    writing.take_back(post, by=cast["noor"])
    deliver()
    assert "Tea first" not in text_of(cast.client(None), "/library/?evidence=lived").partition("<main")[2]


def _found_by(cast: Cast, query: str) -> set[str]:
    page = text_of(cast.client(None), f"/library/{query}").partition("<main")[2]
    return {title for title in ("Tea first", "A walk") if title in page}


def test_one_finds_what_people_concluded(cast: Cast, item: Item, deliver: Callable[[], None]) -> None:
    """Where they disagree, by each of their conclusions; of someone who thinks otherwise by now, by the newest."""
    walk = MAKERS["practice"](cast.place("maria", cast.commons), title="A walk")
    for who, conclusion in (("noor", "low"), ("sam", "high"), ("anneke", "moderate"), ("anneke", "high")):
        appraised(cast, who, item, conclusion)
    appraised(cast, "noor", item, "together", framework="lived")
    appraised(cast, "noor", walk, "high")
    appraised(cast, "noor", walk, "fails", framework="practice")
    deliver()
    for query, found in (
        ("?evidence=studies:high", {"Tea first", "A walk"}), ("?evidence=studies:low", {"Tea first"}),
        ("?evidence=studies:moderate", set()), ("?evidence=practice:fails", {"A walk"}),
        ("?evidence=studies:high&lived=lived:together", {"Tea first"}), ("?lived=lived:against", set()),
        ("?evidence=registry:high", set()), ("?evidence=lived", {"Tea first"}),
    ):  # fmt: skip
        assert _found_by(cast, query) == found, query


def test_each_list_offers_what_was_concluded_and_lived_experience_has_one_of_its_own(
    cast: Cast, item: Item, deliver: Callable[[], None]
) -> None:
    appraised(cast, "noor", item, "low")
    appraised(cast, "sam", item, "most", framework="lived")
    deliver()
    page = text_of(cast.client(None), "/library/?evidence=studies:low")
    grounds, lived = (
        page.partition(f'<select id="{name}"')[2].partition("</select>")[0] for name in ("evidence", "lived")
    )
    assert '<option value="studies:low" selected>Low certainty · What studies show (1)</option>' in grounds
    assert "Most of them want it · What people with lived experience say (1)" in lived
    assert "lived" not in grounds
    assert "High certainty" not in grounds
    said = in_words(asked_in({"evidence": "studies:low", "lived": "lived:most"}, by=None))
    assert said.startswith("Low certainty · What studies show · Most of them want it")


@pytest.mark.parametrize("who", ["noor", "tomasz", None])
def test_one_and_fifty_cost_the_same(cast: Cast, item: Item, who: str | None) -> None:
    works = cited(cast, item, "A trial of tea", "Tea and talk")
    client = cast.client(who)
    pages = (item.get_absolute_url(), f"/library/{item.pk}/appraisals/")
    none = _queries(client, pages[0])
    appraised(cast, "sam", item, "low", studies=works[:1])
    few = [_queries(client, page) for page in pages]
    for number in range(49):
        name = ("sam", "anneke", "maria", "dana")[number % 4]
        appraised(cast, name, item, ("low", "high")[number % 2], studies=works, answers={"care": "some"})
    assert [_queries(client, page) for page in pages] == few
    assert few[0] == none <= 8
    assert few[1] <= 8


def test_there_is_a_page_after_the_first(cast: Cast, item: Item) -> None:
    for number in range(21):
        appraised(cast, "noor", item, source=f"Look {number:02}")
    noor = cast.client("noor")
    assert "Look 20" in all_of(noor, item)
    assert "Look 00" not in all_of(noor, item)
    assert "Look 00" in text_of(noor, f"/library/{item.pk}/appraisals/?page=2")
    assert Version.objects.get(item=item).number == 1
