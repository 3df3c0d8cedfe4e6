"""How good people find an entry: each in the way they ask, side by side, with what they go by and where they differ."""

import json
import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.db import IntegrityError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kith.capabilities.citations.models import Reference, Work
from kith.capabilities.conversations.actions import writing
from kith.capabilities.items.models import Item
from kith.capabilities.versions.actions import draft, keep, publish
from kith.capabilities.versions.models import Version
from kith.domains.library.actions import appraise, report_trial
from kith.domains.library.models import Appraisal
from kith.doors.leaving.actions import disown, leave_for_good
from kith.doors.leaving.archive import write_archive
from kith.foundation.spaces.actions.boundaries import keep_away
from tests.cast import Cast
from tests.contracts.makers import MAKERS
from tests.entries import text_of

Words = dict[str, Any]
LOW: Words = {
    "framework": "studies", "design": "chance", "care": "some", "conclusion": "low", "why": "Few took part in them.",
}  # fmt: skip


@pytest.fixture
def item(cast: Cast) -> Item:
    return MAKERS["practice"](cast.place("maria", cast.commons), title="Tea first", source="Warm words")


def _say(cast: Cast, who: str, item: Item, **words: Any) -> Any:
    return cast.client(who).post(f"/library/{item.pk}/appraisal/", LOW | words)


def _appraised(cast: Cast, who: str, item: Item, conclusion: str = "low", **details: Any) -> Appraisal:
    said = {"framework": "studies", "answers": {}, "source": f"words of {who}"} | details
    post = appraise(item, author=cast.place(who, item.space), conclusion=conclusion, **said)
    return Appraisal.objects.get(post=post)


def _cited(cast: Cast, item: Item, *titles: str) -> list[Work]:
    by, found = cast.place("maria", item.space), []
    for number, title in enumerate(titles, start=1):
        work = Work.objects.create(
            key=f"doi:{title}", record={}, title=title, year=2021, url="https://example.org/1"
        )
        Reference.objects.create(item=item, work=work, number=number, by=by)
        found.append(work)
    return found


def _renew(cast: Cast, item: Item, times: int) -> None:
    maria = cast.place("maria", item.space)
    for _each in range(times):
        publish(keep(draft(item, by=maria), words={"free": "All"}, seen=1, by=maria), by=maria, why="More")


def _block(client: Client, item: Item) -> str:
    """What stands on the page of an entry about how well it is tried."""
    page = text_of(client, item.get_absolute_url())
    return page.partition('id="evidence"')[2].partition("</section>")[0]


def _all(client: Client, item: Item) -> str:
    return text_of(client, f"/library/{item.pk}/appraisals/")


def test_one_chooses_what_to_ask_answers_and_it_stands_on_the_page(cast: Cast, item: Item) -> None:
    _cited(cast, item, "Tea and talk", "A trial of tea")
    studies = list(Work.objects.order_by("pk").values_list("pk", flat=True))
    noor, address = cast.client("noor"), f"/library/{item.pk}/appraisal/"
    for way in (
        "What studies show",
        "What practice shows",
        "What people with lived experience say",
        "What a registry says",
    ):
        assert way in text_of(noor, address)
    page = text_of(noor, f"{address}?framework=studies")
    assert "A trial of tea (2021)" in page
    assert noor.post(address, LOW | {"studies": studies[1:]}).status_code == 302
    assert "1 study and 1 appraisal." in _block(cast.client(None), item)
    assert "Appraised it · What studies show · Low certainty" in text_of(
        cast.client(None), item.get_absolute_url()
    )
    page = _all(cast.client(None), item)
    for words in ("Noor", "What studies show: Low certainty", "Few took part in them.", "Some worries", "A trial of tea",
                  "Chance decided who got it", "About version 1."):  # fmt: skip
        assert words in page, words
    assert "Tea and talk" not in page


def test_what_is_missing_is_asked_again_and_nothing_typed_is_lost(cast: Cast, item: Item) -> None:
    work, noor = _cited(cast, item, "A trial of tea")[0], cast.client("noor")
    address = f"/library/{item.pk}/appraisal/"
    answer = noor.post(
        address, {"framework": "studies", "why": "Only half", "studies": [work.pk], "care": "serious"}
    )
    assert answer.status_code == 422
    for page in (answer.content.decode(), text_of(noor, f"{address}?framework=studies")):
        assert "Only half" in page
        assert page.count(" checked") == 2, page
    assert "Only half" not in text_of(noor, f"{address}?framework=lived"), "each way has its own draft"
    assert not Appraisal.objects.exists()


def test_what_one_types_is_kept_while_one_writes(cast: Cast, item: Item) -> None:
    noor, address = cast.client("noor"), f"/library/{item.pk}/appraisal/"
    assert noor.post(f"{address}draft/", {"framework": "lived", "why": "Half a sent"}).status_code == 204
    assert noor.post(f"{address}draft/", {"framework": "stars", "why": "Half a sent"}).status_code == 400
    assert "Half a sent" in text_of(noor, f"{address}?framework=lived")
    assert "Half a sent" not in text_of(cast.client("sam"), f"{address}?framework=lived")


def test_words_that_could_lead_to_a_person_are_asked_about_once(cast: Cast, item: Item) -> None:
    refused = _say(cast, "noor", item, why="Ask at 555-867-5309")
    assert refused.status_code == 422
    assert "Could someone be known" in refused.content.decode()
    assert _say(cast, "noor", item, why="Ask at 555-867-5309", looked_over="on").status_code == 302


def test_a_second_sending_says_it_once(cast: Cast, item: Item) -> None:
    for _each in range(2):
        assert _say(cast, "noor", item, send_key="k").status_code == 302
    assert Appraisal.objects.count() == 1


def test_a_rating_leads_to_its_registry_and_nothing_else_leads_out(cast: Cast, item: Item) -> None:
    rated = {"framework": "registry", "conclusion": "promising", "why": "They read four studies."}
    for link in ("", "javascript:alert(1)", "no address"):
        assert _say(cast, "noor", item, **rated, link=link).status_code == 422
    assert _say(cast, "noor", item, **rated, link="https://ratings.example.org/tea").status_code == 302
    page = _all(cast.client(None), item)
    assert (
        '<a href="https://ratings.example.org/tea" rel="nofollow noopener ugc">ratings.example.org</a>'
        in page
    )
    assert _say(cast, "sam", item, link="https://elsewhere.example.org/").status_code == 302
    assert "elsewhere" not in _all(cast.client(None), item)


def test_the_database_knows_the_ways_and_which_has_a_link(cast: Cast, item: Item) -> None:
    for wrong in ({"framework": "stars"}, {"framework": "registry"}, {"link": "https://example.org/"}):
        with pytest.raises(IntegrityError):
            _appraised(cast, "noor", item, **wrong)


def test_where_people_differ_is_said_and_each_way_stands_for_itself(cast: Cast, item: Item) -> None:
    for who, conclusion in (("noor", "low"), ("sam", "low"), ("anneke", "high")):
        _appraised(cast, who, item, conclusion, answers={"care": "some" if who == "noor" else "none"})
    for who in ("noor", "sam"):
        _appraised(cast, who, item, "most", framework="lived")
    for who, setting in (("noor", ":clinic"), ("sam", ":housing")):
        report_trial(
            item, author=cast.place(who, cast.commons), source="We tried", setting=setting, again="yes"
        )
    block = _block(cast.client(None), item)
    for words in ("2 try-it reports from 2 settings and 5 appraisals.", "People disagree about how sure one can be of studies.",
                  "People agree about what people with lived experience say.",
                  "High certainty (1 person) · Low certainty (2 people)", "Most of them want it (2 people)"):  # fmt: skip
        assert words in " ".join(block.split()), words
    page = " ".join(_all(cast.client(None), item).split())
    assert "People see this differently." in page
    assert "They see this the same way." in page
    assert "No worries (2 people) · Some worries (1 person)" in page


def test_who_appraises_again_counts_once_and_what_they_said_before_stays_to_be_read(
    cast: Cast, item: Item
) -> None:
    _appraised(cast, "noor", item, "high", source="At first sight")
    _renew(cast, item, 2)
    _appraised(cast, "noor", item, "low", source="On a second look")
    _appraised(cast, "noor", item, "early", framework="practice")
    block, page = _block(cast.client(None), item), _all(cast.client(None), item)
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
    work = _cited(cast, item, "A trial of tea")[0]
    _appraised(cast, "sam", item, "low")
    post = _appraised(cast, "noor", item, "high", studies=[work], source="Marigold").post
    deliver()
    if gone == "left":
        leave_for_good(cast["noor"], words="remove")
    else:
        verb = {"taken back": writing.take_back, "removed": writing.remove, "hidden": writing.hide}[gone]
        verb(post, by=cast["tomasz"])
    deliver()
    block, page = _block(cast.client(None), item), _all(cast.client(None), item)
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
    _appraised(cast, "noor", item, "high")
    writing.take_back(_appraised(cast, "noor", item, "low").post, by=cast["noor"])
    assert "High certainty" in _block(cast.client(None), item)


def test_words_that_nobody_owns_any_more_go_on_counting_each_for_itself(cast: Cast, item: Item) -> None:
    for who in ("noor", "sam"):
        disown(_appraised(cast, who, item, "low" if who == "sam" else "high").post, by=cast[who])
    block = _block(cast.client(None), item)
    assert "2 appraisals." in block
    assert "disagree" in block
    page = _all(cast.client(None), item)
    assert "Noor" not in page
    assert "Sam Rivera" not in page


def test_who_wrote_it_is_named_as_such(cast: Cast, item: Item) -> None:
    _appraised(cast, "noor", item)
    assert "one of those who wrote it" not in _all(cast.client(None), item)
    _appraised(cast, "maria", item, "high")
    assert _all(cast.client(None), item).count("one of those who wrote it") == 1


@pytest.mark.parametrize(("reader", "other"), [("noor", "sam"), ("sam", "noor")])
@pytest.mark.parametrize("blocker", ["noor", "sam"])
def test_who_is_kept_apart_neither_reads_nor_counts_the_other(
    cast: Cast, item: Item, blocker: str, reader: str, other: str
) -> None:
    for who, conclusion in (("noor", "high"), ("sam", "low"), ("maria", "high")):
        _appraised(cast, who, item, conclusion, answers={"care": "serious" if who == other else "none"})
    report_trial(
        item, author=cast.place(other, cast.commons), source="I tried", setting=":clinic", again="yes"
    )
    keep_away(cast["sam" if blocker == "noor" else "noor"], by=cast[blocker], sort="block")
    client = cast.client(reader)
    block, page = _block(client, item), _all(client, item)
    assert "2 appraisals." in block
    assert "try-it report" not in block
    assert ("disagree" in block) is (reader == "sam")
    assert f"words of {other}" not in page
    assert "Serious worries" not in page
    assert "3 appraisals." in _block(cast.client("tomasz"), item)


@pytest.mark.parametrize(
    ("who", "there"), [("maria", True), ("noor", False), ("eleni", False), (None, False)]
)
def test_nobody_reads_of_what_they_may_not_see(cast: Cast, who: str | None, there: bool) -> None:
    item = MAKERS["practice"](cast.place("maria", cast.circle), title="Blanket")
    _appraised(cast, "anneke", item)
    for address in (f"/library/{item.pk}/appraisals/", f"/library/{item.pk}/appraisal/?framework=lived"):
        assert (cast.client(who).get(address).status_code == 200) is there, address
        assert ("Blanket" in text_of(cast.client(who), address)) is there


def test_of_what_is_withdrawn_or_hidden_there_are_no_appraisals(cast: Cast, item: Item) -> None:
    _appraised(cast, "noor", item)
    opening = item.posts.get(number=1)
    writing.hide(opening, by=cast["tomasz"])
    assert cast.client("noor").get(f"/library/{item.pk}/appraisals/").status_code == 404
    assert not _block(cast.client("noor"), item)
    writing.restore(opening, by=cast["tomasz"])
    cast.client("maria").post(f"/items/{item.pk}/retirement/", {"reason": "It did harm"})
    assert cast.client("noor").get(f"/library/{item.pk}/appraisals/").status_code == 404


def test_who_may_not_reply_may_not_appraise(cast: Cast, item: Item) -> None:
    address = f"/library/{item.pk}/appraisal/"
    assert cast.client("eleni").get(address).status_code == 403
    assert cast.client(None).post(address, LOW).status_code in (302, 401, 403)
    assert "/appraisal/" not in text_of(cast.client("eleni"), item.get_absolute_url())
    cast.client("tomasz").post(f"/items/{item.pk}/lock/")
    assert _say(cast, "noor", item).status_code == 403
    talk = MAKERS["question"](cast.place("maria", cast.commons))
    for way in ("appraisal", "appraisals"):
        assert cast.client("noor").get(f"/library/{talk.pk}/{way}/").status_code == 404
    assert not Appraisal.objects.exists()


def test_one_finds_what_was_appraised_in_a_way(cast: Cast, item: Item, deliver: Callable[[], None]) -> None:
    other = MAKERS["practice"](cast.place("maria", cast.commons), title="A walk")
    post = _appraised(cast, "noor", item, "most", framework="lived").post
    _appraised(cast, "noor", other, "low")
    deliver()
    page = text_of(cast.client(None), "/library/?evidence=lived").partition("<main")[2]
    assert "Tea first" in page
    assert "A walk" not in page
    assert "What people with lived experience say (1)" in page
    writing.take_back(post, by=cast["noor"])
    deliver()
    assert "Tea first" not in text_of(cast.client(None), "/library/?evidence=lived").partition("<main")[2]


def _queries(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as heard:
        assert client.get(address).status_code == 200
    return len(heard)


@pytest.mark.parametrize("who", ["noor", "tomasz", None])
def test_one_and_fifty_cost_the_same(cast: Cast, item: Item, who: str | None) -> None:
    works = _cited(cast, item, "A trial of tea", "Tea and talk")
    client = cast.client(who)
    pages = (item.get_absolute_url(), f"/library/{item.pk}/appraisals/")
    none = _queries(client, pages[0])
    _appraised(cast, "sam", item, "low", studies=works[:1])
    few = [_queries(client, page) for page in pages]
    for number in range(49):
        name = ("sam", "anneke", "maria", "dana")[number % 4]
        _appraised(cast, name, item, ("low", "high")[number % 2], studies=works, answers={"care": "some"})
    assert [_queries(client, page) for page in pages] == few
    assert few[0] == none <= 8
    assert few[1] <= 8


def test_there_is_a_page_after_the_first(cast: Cast, item: Item) -> None:
    for number in range(21):
        _appraised(cast, "noor", item, source=f"Look {number:02}")
    noor = cast.client("noor")
    assert "Look 20" in _all(noor, item)
    assert "Look 00" not in _all(noor, item)
    assert "Look 00" in text_of(noor, f"/library/{item.pk}/appraisals/?page=2")
    assert Version.objects.get(item=item).number == 1


def test_what_one_appraised_is_in_ones_archive(cast: Cast, item: Item) -> None:
    works = _cited(cast, item, "A trial of tea")
    _appraised(cast, "noor", item, "low", answers={"care": "some"}, studies=works)
    out = BytesIO()
    write_archive(cast["noor"], out)
    with zipfile.ZipFile(out) as opened:
        (words,) = (opened.read(name) for name in opened.namelist() if name.endswith("-2.json"))
    assert json.loads(words)["beside"] == {
        "framework": "studies", "answers": {"care": "some"}, "conclusion": "low", "link": "", "version": 1,
        "studies": ["A trial of tea"],
    }  # fmt: skip
