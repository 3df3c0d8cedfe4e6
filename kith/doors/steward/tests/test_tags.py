"""Stewards look after tags; for others these pages do not exist."""

import pytest
from django.urls import reverse

from kith.capabilities.tags.actions import named
from kith.capabilities.tags.models import Tag
from tests.cast import Cast


def test_a_steward_renames_merges_and_adds_words(cast: Cast) -> None:
    rota, roster = named(["rota", "roster"])
    ruth = cast.client("ruth")
    ruth.post(reverse("steward:tag", args=[rota.pk]), {"words": "rotas", "synonym": "shifts"})
    assert {other.words for other in Tag.objects.get(pk=rota.pk).synonyms.all()} == {"rota", "shifts"}
    ruth.post(reverse("steward:tag", args=[rota.pk]), {"words": "rotas", "into": roster.pk})
    assert {other.words for other in roster.synonyms.all()} == {"rota", "rotas", "shifts"}


def test_a_word_that_is_taken_is_refused_in_words(cast: Cast) -> None:
    rota, _roster = named(["rota", "roster"])
    page = cast.client("ruth").post(reverse("steward:tag", args=[rota.pk]), {"words": "Roster"})
    assert "is a tag already" in page.content.decode()


@pytest.mark.parametrize("who", ["tomasz", "eleni"])
def test_for_others_there_is_nothing(cast: Cast, who: str) -> None:
    assert cast.client(who).get(reverse("steward:tags")).status_code == 404
