"""Trying and appraising under the name that one goes by in a space."""

import pytest
from django.test import Client

from kith.capabilities.items.models import Item
from kith.domains.library.models import Appraisal, Trial
from tests.appraising import LOW
from tests.cast import Cast
from tests.contracts.makers import MAKERS
from tests.entries import text_of

LIFE = "Robin"  # what Kestrel is called elsewhere


@pytest.fixture
def item(cast: Cast) -> Item:
    return MAKERS["practice"](cast.place("maria", cast.rural), title="Tea first")


def _tells_nothing_more(client: Client, *addresses: str) -> None:
    for address in addresses:
        page = text_of(client, address)
        assert "Kestrel" in page, address
        assert LIFE not in page, address
        assert "Achterberg" not in page, address


def test_a_report_is_signed_by_the_name_of_the_space(cast: Cast, item: Item) -> None:
    told = {"happened": "We made tea", "setting": ":clinic", "again": "yes"}
    assert cast.client("kestrel").post(f"/library/{item.pk}/trials/", told).status_code == 302
    assert Trial.objects.get().post.author == cast.place("kestrel", cast.rural)
    _tells_nothing_more(cast.client("maria"), item.get_absolute_url(), f"/library/{item.pk}/tried/")


def test_an_appraisal_is_signed_by_the_name_of_the_space(cast: Cast, item: Item) -> None:
    assert cast.client("kestrel").post(f"/library/{item.pk}/appraisal/", LOW).status_code == 302
    assert Appraisal.objects.get().post.author == cast.place("kestrel", cast.rural)
    _tells_nothing_more(cast.client("maria"), item.get_absolute_url(), f"/library/{item.pk}/appraisals/")
