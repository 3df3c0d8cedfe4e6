"""Pages cost the same number of queries for one thing and for many, and no more than the walls say."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kith.capabilities.conversations.actions import writing
from kith.capabilities.items.models import Item
from kith.capabilities.moderation.actions.appealing import appeal
from kith.capabilities.moderation.models import Case
from kith.domains.talk.actions import open_topic
from kith.domains.talk.kinds import QUESTION
from tests.cast import Cast
from tests.moderating import decided, told

LIST_WALL, TOPIC_WALL = 8, 6
MANY = 25


def _open(cast: Cast, number: int) -> Item:
    place = cast.place("maria", cast.commons)
    return open_topic(QUESTION, by=place, title=f"Soup {number}", source="soup", tags=[f"tag {number % 3}"])


def _cost(cast: Cast, who: str | None, address: str) -> int:
    client = cast.client(who)
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(address).status_code == 200
    return len([query for query in queries if "SAVEPOINT" not in query["sql"]])


LISTS = (
    "/",
    "/spaces/",
    "/spaces/commons/",
    "/search/?q=soup",
    "/people/",
    "/tags/",
    "/tags/tag-1/",
    "/spaces/commons/members/",
    "/inbox/",
)


@pytest.mark.parametrize("address", LISTS)
def test_lists_cost_the_same_for_few_and_for_many(
    cast: Cast, deliver: Callable[[], None], address: str
) -> None:
    for number in range(3):
        _open(cast, number)
    deliver()
    few = _cost(cast, "noor", address)
    for number in range(MANY):
        _open(cast, number)
    deliver()
    assert _cost(cast, "noor", address) == few
    assert few <= LIST_WALL


@pytest.mark.parametrize("who", ["noor", "tomasz", None])
def test_a_topic_costs_the_same_for_one_post_and_for_a_page(cast: Cast, who: str | None) -> None:
    item = _open(cast, 1)
    few = _cost(cast, who, item.get_absolute_url())
    for name in ("noor", "maria", "tomasz", "dana") * 12:
        writing.reply(item, author=cast.place(name, cast.commons), source="I hear you")
    assert _cost(cast, who, item.get_absolute_url()) <= max(few, TOPIC_WALL)
    assert few <= TOPIC_WALL


def test_names_chosen_for_a_space_cost_nothing_more(cast: Cast) -> None:
    item = open_topic(QUESTION, by=cast.place("kestrel", cast.rural), title="Soup", source="soup")
    few = _cost(cast, "maria", item.get_absolute_url())
    for name in ("kestrel", "maria", "tomasz") * 8:
        writing.reply(
            item, author=cast.place(name, cast.rural), source="I hear you", reply_to=item.posts.first()
        )
    assert _cost(cast, "maria", item.get_absolute_url()) <= max(few, TOPIC_WALL)
    assert few <= TOPIC_WALL


DESKS = {
    "/spaces/commons/desk/": "tomasz",
    "/me/reports/": "noor",
    "/me/decisions/": "maria",
    "/desk/": "ruth",
}
DESKS |= {"/spaces/commons/decisions/": "noor", "/decisions/": "noor"}
DESK_WALL = 12


@pytest.mark.parametrize("address", DESKS)
def test_desks_cost_the_same_for_few_and_for_many(cast: Cast, address: str) -> None:
    for number in range(3):
        _moderate(cast, number)
    few = _cost(cast, DESKS[address], address)
    for number in range(12):
        _moderate(cast, number)
    assert _cost(cast, DESKS[address], address) == few
    assert few <= DESK_WALL


def _moderate(cast: Cast, number: int) -> None:
    """For each desk a case that is open and one that is decided, and an appeal."""
    for only_stewards, by in ((False, "tomasz"), (True, "ruth")):
        told(cast, Case(post=_open(cast, number).posts.get()), only_stewards=only_stewards)
        case = told(cast, Case(post=_open(cast, number).posts.get()), only_stewards=only_stewards).case
        appeal(decided(cast, case, by=by), words="Please look")


def test_a_case_costs_the_same_for_few_and_for_many_reports(cast: Cast) -> None:
    post = _open(cast, 1).posts.get()
    case = told(cast, Case(post=post)).case
    decided(cast, case, "note", goes_on=True)
    few = _cost(cast, "tomasz", f"/desk/{case.pk}/")
    for name in ("sam", "dana", "anneke", "kestrel"):
        told(cast, Case(post=post), by=name)
        decided(cast, case, "note", goes_on=True)
    assert _cost(cast, "tomasz", f"/desk/{case.pk}/") == few
