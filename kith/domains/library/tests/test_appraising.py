"""Saying how good one finds an entry: in the way one chooses, with what one goes by."""

import json
import zipfile
from io import BytesIO

import pytest
from django.db import IntegrityError

from kith.capabilities.citations.models import Work
from kith.capabilities.items.models import Item
from kith.domains.library.models import Appraisal
from kith.doors.leaving.archive import write_archive
from tests.appraising import LOW, all_of, appraised, block_of, cited, say
from tests.cast import Cast
from tests.contracts.makers import MAKERS
from tests.entries import text_of


def test_one_chooses_what_to_ask_answers_and_it_stands_on_the_page(cast: Cast, item: Item) -> None:
    cited(cast, item, "Tea and talk", "A trial of tea")
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
    assert "1 study and 1 appraisal." in block_of(cast.client(None), item)
    assert "Appraised it · What studies show · Low certainty" in text_of(
        cast.client(None), item.get_absolute_url()
    )
    page = all_of(cast.client(None), item)
    for words in ("Noor", "What studies show: Low certainty", "Few took part in them.", "Some worries", "A trial of tea",
                  "Chance decided who got it", "About version 1."):  # fmt: skip
        assert words in page, words
    assert "Tea and talk" not in page


def test_what_is_missing_is_asked_again_and_nothing_typed_is_lost(cast: Cast, item: Item) -> None:
    work, noor = cited(cast, item, "A trial of tea")[0], cast.client("noor")
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
    refused = say(cast, "noor", item, why="Ask at 555-867-5309")
    assert refused.status_code == 422
    assert "Could someone be known" in refused.content.decode()
    assert say(cast, "noor", item, why="Ask at 555-867-5309", looked_over="on").status_code == 302


def test_a_second_sending_says_it_once(cast: Cast, item: Item) -> None:
    for _each in range(2):
        assert say(cast, "noor", item, send_key="k").status_code == 302
    assert Appraisal.objects.count() == 1


def test_a_rating_leads_to_its_registry_and_nothing_else_leads_out(cast: Cast, item: Item) -> None:
    rated = {"framework": "registry", "conclusion": "promising", "why": "They read four studies."}
    for link in ("", "javascript:alert(1)", "no address"):
        assert say(cast, "noor", item, **rated, link=link).status_code == 422
    assert say(cast, "noor", item, **rated, link="https://ratings.example.org/tea").status_code == 302
    page = all_of(cast.client(None), item)
    assert (
        '<a href="https://ratings.example.org/tea" rel="nofollow noopener ugc">ratings.example.org</a>'
        in page
    )
    assert say(cast, "sam", item, link="https://elsewhere.example.org/").status_code == 302
    assert "elsewhere" not in all_of(cast.client(None), item)


def test_the_database_knows_the_ways_and_which_has_a_link(cast: Cast, item: Item) -> None:
    for wrong in ({"framework": "stars"}, {"framework": "registry"}, {"link": "https://example.org/"}):
        with pytest.raises(IntegrityError):
            appraised(cast, "noor", item, **wrong)


def test_who_may_not_reply_may_not_appraise(cast: Cast, item: Item) -> None:
    address = f"/library/{item.pk}/appraisal/"
    assert cast.client("eleni").get(address).status_code == 403
    assert cast.client(None).post(address, LOW).status_code in (302, 401, 403)
    assert "/appraisal/" not in text_of(cast.client("eleni"), item.get_absolute_url())
    cast.client("tomasz").post(f"/items/{item.pk}/lock/")
    assert say(cast, "noor", item).status_code == 403
    talk = MAKERS["question"](cast.place("maria", cast.commons))
    for way in ("appraisal", "appraisals"):
        assert cast.client("noor").get(f"/library/{talk.pk}/{way}/").status_code == 404
    assert not Appraisal.objects.exists()


def test_what_one_appraised_is_in_ones_archive(cast: Cast, item: Item) -> None:
    works = cited(cast, item, "A trial of tea")
    appraised(cast, "noor", item, "low", answers={"care": "some"}, studies=works)
    out = BytesIO()
    write_archive(cast["noor"], out)
    with zipfile.ZipFile(out) as opened:
        (words,) = (opened.read(name) for name in opened.namelist() if name.endswith("-2.json"))
    assert json.loads(words)["beside"] == {
        "framework": "studies", "answers": {"care": "some"}, "conclusion": "low", "link": "", "version": 1,
        "studies": ["A trial of tea"],
    }  # fmt: skip


def test_one_can_bring_studies_that_the_entry_does_not_name(cast: Cast, item: Item) -> None:
    lines = "10.5555/tea\nWalks at night. PMID 31234567"
    assert say(cast, "noor", item, brought=lines).status_code == 302
    studies = Appraisal.objects.get().studies
    assert {work.doi or work.title for work in studies.all()} == {"10.5555/tea", "Walks at night"}
    assert "Walks at night" in all_of(cast.client(None), item)
    assert "2 studies and 1 appraisal." in block_of(cast.client(None), item)
    assert not item.references.exists(), "its own sources are named by those who write it"


def test_a_study_that_is_told_and_brought_is_one(cast: Cast, item: Item) -> None:
    assert say(cast, "noor", item, brought="10.5555/tea\n10.5555/TEA").status_code == 302
    assert say(cast, "sam", item, brought="https://doi.org/10.5555/tea").status_code == 302
    assert Work.objects.get().appraisals.count() == 2


@pytest.mark.parametrize("lines", ["PMID 31234567", "https://example.org/tea", "Tea\n" * 11])
def test_what_cannot_be_told_of_a_study_is_asked_for_and_stays_typed(
    cast: Cast, item: Item, lines: str
) -> None:
    answer = say(cast, "noor", item, brought=lines)
    assert answer.status_code == 422
    assert lines.splitlines()[0] in answer.content.decode()
    assert not Work.objects.exists()
