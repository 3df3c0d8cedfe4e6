"""The page of a space shows one kind, or one tag, for as many pages as there are."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from kith.capabilities.conversations.cards import PAGE
from tests.cast import Cast
from tests.contracts.makers import MAKERS


@pytest.mark.parametrize("asked", ["kind=question", "tag=rest", "kind=question&tag=rest"])
def test_what_was_asked_for_holds_on_the_next_page(cast: Cast, asked: str) -> None:
    maria, now = cast.place("maria", cast.commons), timezone.now()
    for number in range(PAGE + 1):
        at = now - timedelta(days=1 + number)
        MAKERS["question"](maria, title=f"Question {number}", tags=["rest"], at=at)
    MAKERS["discussion"](maria, title="Something else", at=now - timedelta(days=99))
    noor = cast.client("noor")
    first = noor.get(f"/spaces/commons/?{asked}").content.decode()
    assert "Something else" not in first
    (older,) = re.findall(r'rel="next" href="([^"]+)"', first)
    second = noor.get(f"/spaces/commons/{older.replace('&amp;', '&')}").content.decode()
    assert f"Question {PAGE}" in second
    assert "Something else" not in second


def test_without_anything_asked_for_pages_are_just_pages(cast: Cast) -> None:
    maria = cast.place("maria", cast.commons)
    for number in range(PAGE + 1):
        MAKERS["discussion"](maria, title=f"Talk {number}")
    assert 'rel="next" href="?page=2"' in cast.client("noor").get("/spaces/commons/").content.decode()
