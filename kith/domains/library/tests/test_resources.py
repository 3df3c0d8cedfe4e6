"""A resource is about what others published: its page cites that first, with a way to it, and says whose it is."""

import json
import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kith.capabilities.attachments.models import File
from kith.capabilities.citations.models import Work
from kith.capabilities.items.models import Item
from kith.capabilities.versions.actions.drafting import draft
from kith.capabilities.versions.actions.publishing import publish
from kith.capabilities.versions.models import Version
from tests.cast import Cast
from tests.entries import PDF, begin, fill, send_out, text_of

SOURCE = {
    "identifier": "", "source_title": "Tea and talk", "authors": "Hill, Sam\nThe Night Group", "year": "2019",
    "container": "Peer Journal", "sort": "article-journal", "address": "https://example.org/tea?a=1&b=2",
}  # fmt: skip
ABOUT = {"purpose": "Why a *cup* helps.", "for_whom": "Who begins."}
TAKE = {"take": "Sit beside each other.", "purposes": ["talking"], "settings": [":clinic"]}


def _written(cast: Cast, **source: str) -> Version:
    maria = cast.client("maria")
    version = begin(maria, title="A cup beside each other", kind="resource")
    for step, words in (("source", SOURCE | source), ("what", ABOUT), ("use", TAKE)):
        assert fill(maria, version, step, **words).status_code == 302
    return version


def _published(cast: Cast, **source: str) -> Item:
    version = _written(cast, **source)
    assert send_out(cast.client("maria"), version.item_id).status_code == 302
    return Item.objects.get(pk=version.item_id)


def test_its_page_cites_the_work_first_with_a_way_to_it(cast: Cast) -> None:
    item = _published(cast)
    page = text_of(cast.client(None), item.get_absolute_url())
    article = page[page.index("<article") : page.index("</article>")]
    assert "Hill, S., &amp; The Night Group. (2019). Tea and talk. <i>Peer Journal</i>." in article
    assert '<a href="https://example.org/tea?a=1&amp;b=2" rel="nofollow noopener ugc">' in article
    assert article.index("Tea and talk") < article.index("<em>cup</em>")
    assert "Published in" not in article  # the citation says it
    for words in (
        "Sit beside each other.",
        "talking and listening",
        "community clinic",
        "It belongs to those",
    ):
        assert words in article
    assert "CC BY" not in page
    reference = item.references.get()
    assert (reference.number, reference.is_subject) == (1, True)


def test_all_of_it_is_seen_before_it_is_published(cast: Cast) -> None:
    version = _written(cast)
    page = text_of(cast.client("maria"), f"/items/{version.item_id}/publication/")
    for words in ("Tea and talk", "Hill, Sam<br>The Night Group", "an article", "2019"):
        assert words in page
    assert not Work.objects.exists()


def test_its_opening_post_tells_the_work_after_ones_own_words(cast: Cast) -> None:
    opening = _published(cast).posts.get(number=1)
    assert opening.source.startswith("Why a *cup* helps.")
    assert opening.source.endswith("- Address where it can be read: https://example.org/tea?a=1&b=2")
    assert "Hill, Sam; The Night Group" in opening.text


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ({"identifier": "doi:10.5555/tea", "source_title": ""}, "https://doi.org/10.5555/tea"),
        ({"identifier": "PMID: 31234567", "address": ""}, "https://pubmed.ncbi.nlm.nih.gov/31234567/"),
        ({"identifier": "https://example.org/guide", "address": ""}, "https://example.org/guide"),
        ({"identifier": "nonsense", "source_title": "", "address": ""}, "A cup beside each other"),
    ],
)
def test_whatever_is_told_of_it_there_is_a_citation(cast: Cast, source: dict[str, str], shown: str) -> None:
    page = text_of(cast.client("noor"), _published(cast, **source).get_absolute_url())
    assert shown in page[page.index('class="subject"') : page.index("</article>")]


def test_the_work_that_it_is_about_stands_above_it_and_nowhere_else(cast: Cast) -> None:
    item = _published(cast)
    page = text_of(cast.client("noor"), item.get_absolute_url())
    assert page.count('href="https://example.org/tea?a=1&amp;b=2"') == 1
    assert f"/items/{item.pk}/sources/export/ris/" in page, "a program can still be told of it"


def test_a_new_version_may_be_about_another_work_under_the_same_number(cast: Cast) -> None:
    item, maria = _published(cast), cast.client("maria")
    second = draft(item, by=cast.place("maria", cast.commons))
    fill(maria, second, "source", **(SOURCE | {"source_title": "Tea and silence"}))
    assert send_out(maria, item.pk, why="A better one").status_code == 302
    assert [(each.number, each.work.title) for each in item.references.all()] == [(1, "Tea and silence")]
    assert maria.get(f"/items/{item.pk}/sources/1/withdrawal/").status_code == 404


def _add(cast: Cast, version: Version, **words: str) -> Any:
    guide = SimpleUploadedFile("guide.pdf", PDF)
    return cast.client("maria").post(f"/items/{version.item_id}/files/", words | {"attached": guide})


def test_who_adds_a_file_says_by_what_right(cast: Cast) -> None:
    version = begin(cast.client("maria"), kind="resource")
    refused = _add(cast, version)
    page = refused.content.decode()
    assert refused.status_code == 422
    assert "Please choose one of these" in page
    assert "guide.pdf" in page, "it says which to choose again"
    assert not File.objects.exists()
    assert _add(cast, version, rights="stolen").status_code == 422
    assert _add(cast, version, rights="allowed").status_code == 302
    assert File.objects.get().rights == "allowed"


def test_its_page_says_so_beside_the_file(cast: Cast) -> None:
    version = _written(cast)
    _add(cast, version, rights="open")
    publish(version, by=cast.place("maria", cast.commons))
    assert "Anyone may share it" in text_of(cast.client(None), version.item.get_absolute_url())


def test_of_ones_own_words_the_licence_says_it(cast: Cast) -> None:
    version = begin(cast.client("maria"))
    page = text_of(cast.client("maria"), f"/items/{version.item_id}/files/")
    assert "By what right" not in page
    assert _add(cast, version).status_code == 302


def test_nobody_adapts_the_words_of_others(cast: Cast) -> None:
    item = _published(cast)
    assert cast.client("noor").get(f"/library/{item.pk}/adaptations/").status_code == 403


def test_search_engines_are_told_what_it_is_about(cast: Cast) -> None:
    page = text_of(cast.client(None), _published(cast).get_absolute_url())
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert found is not None
    about = json.loads(found[1])["about"]
    assert about["@type"] == "ScholarlyArticle"
    assert (about["name"], about["author"]) == ("Tea and talk", ["Sam Hill", "The Night Group"])
    assert about["url"] == "https://example.org/tea?a=1&b=2"
