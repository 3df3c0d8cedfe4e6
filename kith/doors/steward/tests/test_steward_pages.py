"""The stewards' pages by their addresses: tags are looked after, and for others nothing is there."""

import pytest
from django.urls import reverse

from kith.capabilities.tags.actions import named
from kith.capabilities.tags.models import Tag
from kith.foundation.activity.models import Event
from tests.cast import Cast
from tests.contracts.makers import MAKERS


@pytest.fixture
def rota(cast: Cast) -> Tag:
    MAKERS["question"](cast.place("maria", cast.commons), tags=["rota"])
    return Tag.objects.get(words="rota")


def _at(tag: Tag) -> str:
    return reverse("steward:tag", args=[tag.pk])


def test_the_pages_say_what_they_are_for(cast: Cast, rota: Tag) -> None:
    ruth = cast.client("ruth")
    page = ruth.get(reverse("steward:tags")).content.decode()
    assert "<h1>Look after tags</h1>" in page
    assert f'<a href="{_at(rota)}">rota</a>' in page
    page = ruth.get(_at(rota)).content.decode()
    assert "<h1>rota</h1>" in page
    for words in (
        "Write it like this",
        "Another word that leads to it",
        "Or merge it into",
        "Keep the change",
    ):
        assert words in page, words


@pytest.mark.parametrize("who", ["tomasz", "maria", "eleni", None])
def test_for_others_there_is_nothing_to_see_and_nothing_to_do(cast: Cast, rota: Tag, who: str | None) -> None:
    client = cast.client(who)
    for address in (reverse("steward:tags"), _at(rota)):
        assert client.get(address).status_code == 404
        assert client.post(address, {"words": "soup"}).status_code == 404
    rota.refresh_from_db()
    assert rota.words == "rota"


def test_a_word_that_is_taken_is_asked_again_and_keeps_what_was_typed(cast: Cast, rota: Tag) -> None:
    named(["roster"])
    answer = cast.client("ruth").post(_at(rota), {"words": "Roster", "synonym": "shifts"})
    assert answer.status_code == 422
    assert "“roster” is a tag already. You can merge the two." in answer.content.decode()
    assert 'value="shifts"' in answer.content.decode()


def test_sending_twice_renames_once_and_both_words_lead_there(cast: Cast, rota: Tag) -> None:
    ruth, words = cast.client("ruth"), {"words": "rotas", "synonym": "shifts"}
    assert ruth.post(_at(rota), words).status_code == 302
    before = Event.objects.count()
    assert ruth.post(_at(rota), words).status_code == 302
    assert Event.objects.count() == before
    assert {tag.words for tag in named(["rota", "rotas", "shifts"])} == {"rotas"}


def test_merging_twice_merges_once_and_what_carried_it_carries_the_other(cast: Cast, rota: Tag) -> None:
    (roster,) = named(["roster"])
    ruth = cast.client("ruth")
    first, second = (
        ruth.post(_at(rota), {"words": "rota", "into": roster.pk}).status_code for _press in range(2)
    )
    assert (first, second) == (302, 404)
    page = cast.client("noor").get(reverse("front:tag", args=[roster.slug])).content.decode()
    assert "How do we greet?" in page


def test_a_tag_that_is_not_there_is_not_found(cast: Cast) -> None:
    assert cast.client("ruth").get("/steward/tags/999999/").status_code == 404
