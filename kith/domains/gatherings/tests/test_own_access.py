"""What a place has that lets more people take part is told of the place of one date as of that of all."""

from typing import Any

import pytest

from kith.capabilities.items.models import Item
from kith.domains.gatherings.actions import changing
from kith.domains.gatherings.models import Change, Occasion
from kith.domains.gatherings.tests.conftest import Announce
from tests.cast import Cast

BELL = "The bell is on the left."
OWN: dict[str, Any] = {"title": "", "place": "The old mill", "address": ""}
ACCESS: dict[str, Any] = {"access": ["step_free", "quiet"], "access_words": BELL}


@pytest.fixture
def item(announced: Announce) -> Item:
    return announced(way="here", place="Casa Azul", access=["loop"])


def _occasion(item: Item) -> Occasion:
    return item.gathering.occasions.get()


def _form(item: Item, **other: Any) -> dict[str, Any]:
    usual = {"day": f"{_occasion(item).day}", "at": "18:00", "until": "19:30", "title": "", "address": ""}
    return usual | other


def _post(cast: Cast, item: Item, typed: dict[str, Any]) -> Any:
    return cast.client("maria").post(f"/gatherings/{item.pk}/dates/{_occasion(item).pk}/", typed)


def test_it_is_asked_for_and_shown_with_its_date(cast: Cast, item: Item) -> None:
    typed = _form(item, place="The old mill", **ACCESS)
    assert _post(cast, item, typed).status_code == 302
    page = cast.client("noor").get(item.get_absolute_url()).text
    when, where = page.partition('id="when"')[2].partition('id="where"')[::2]
    assert "What this place has: No steps, or a lift; A quiet room" in when
    assert BELL in when
    assert "A hearing loop" in where.partition("</section>")[0]
    form = cast.client("maria").get(f"/gatherings/{item.pk}/dates/{_occasion(item).pk}/").text
    assert BELL in form
    assert "A hearing loop" in form


def test_only_a_place_of_its_own_has_it(cast: Cast, item: Item) -> None:
    answer = _post(cast, item, _form(item, place="", **ACCESS))
    assert answer.status_code == 422
    assert "Which place is it that has this?" in answer.text
    assert BELL in answer.text, "what was typed stays"


def test_it_stays_with_its_place_and_goes_with_it(cast: Cast, item: Item) -> None:
    occasion = _occasion(item)
    how: dict[str, Any] = {"item": item, "by": cast["maria"]}
    changing.vary(occasion, **OWN, **ACCESS, **how)
    changing.vary(occasion, **OWN | {"title": "A walk"}, **how)  # as a calendar from elsewhere tells it
    assert _occasion(item).access_words == BELL
    changing.vary(occasion, **OWN | {"place": "The new mill"}, **how)
    assert (_occasion(item).access, _occasion(item).access_words) == ([], "")


def test_another_access_alone_is_told_too(cast: Cast, item: Item) -> None:
    occasion = _occasion(item)
    how: dict[str, Any] = {"item": item, "by": cast["maria"]}
    for _again in range(2):
        changing.vary(occasion, **OWN, **ACCESS, **how)
    changing.vary(occasion, **OWN, **ACCESS | {"access": ["step_free"]}, **how)
    assert Change.objects.filter(what=Change.What.VARIED).count() == 2
