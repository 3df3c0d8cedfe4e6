"""What an item is about is said by those who may change it, and is found where one looks for it; by whoever sees the item."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kith.capabilities.items.models import Item
from kith.domains.competencies.actions.naming import name
from kith.domains.competencies.models import About
from kith.domains.competencies.tests.conftest import CORE, core, part
from kith.domains.gatherings.actions.changing import cancel
from kith.domains.gatherings.models import Occasion
from kith.domains.gatherings.queries.gatherings import reach_gathering
from kith.foundation.activity.models import Event
from kith.foundation.spaces.actions.boundaries import keep_away
from tests.cast import Cast
from tests.contracts.makers import MAKERS
from tests.entries import text_of

SUPPORT = f"/competencies/frameworks/{CORE}/support/"


def _made(
    cast: Cast,
    kind: str = "practice",
    who: str = "maria",
    *,
    space: str = "commons",
    title: str = "Tea first",
) -> Item:
    item = MAKERS[kind](cast.place(who, getattr(cast, space)), title=title, source="Warm words")
    name(item, about=[part("support")], by=cast[who])
    return item


def _about(item: Item) -> list[str]:
    return list(About.objects.filter(item=item).values_list("competency", flat=True))


@pytest.mark.parametrize("kind", ["practice", "insight", "resource", "collection", "gathering"])
def test_it_stands_on_the_page_of_the_item_and_on_that_of_the_competency(cast: Cast, kind: str) -> None:
    item = MAKERS[kind](cast.place("maria", cast.commons), title="Tea first", source="Warm words")
    maria = cast.client("maria")
    assert f'href="/items/{item.pk}/competencies/"' in text_of(maria, item.get_absolute_url())
    chosen = {"about": [f"{CORE}/support", f"{CORE}/skills"]}
    assert (
        maria.post(f"/items/{item.pk}/competencies/", chosen).headers["Location"] == item.get_absolute_url()
    )
    page = text_of(cast.client(None), item.get_absolute_url())
    assert f'<a href="{SUPPORT}" lang="en">Giving support</a>' in page
    assert "Tea first" in text_of(cast.client(None), SUPPORT)
    assert "Tea first" not in text_of(cast.client(None), f"/competencies/frameworks/{CORE}/crises/")
    assert Event.objects.filter(type="competencies.named").count() == 1
    maria.post(f"/items/{item.pk}/competencies/", chosen)
    assert Event.objects.filter(type="competencies.named").count() == 1, "nothing changed"
    maria.post(f"/items/{item.pk}/competencies/", {})
    assert "Tea first" not in text_of(cast.client(None), SUPPORT)


def test_more_than_four_are_too_many_and_what_was_chosen_stays(cast: Cast) -> None:
    item = _made(cast)
    many = [each.in_form for each in core().competencies[:5]]
    answer = cast.client("maria").post(f"/items/{item.pk}/competencies/", {"about": many})
    assert answer.status_code == 422
    assert "more than four" in answer.content.decode()
    assert answer.content.decode().count(" checked") == 5
    assert _about(item) == ["support"]
    with pytest.raises(IntegrityError), transaction.atomic():
        About.objects.create(item=item, number=5, framework=CORE, competency="skills")


def test_of_a_gathering_its_hosts_say_it_and_of_an_entry_those_who_write_it(cast: Cast) -> None:
    entry, met = _made(cast), _made(cast, "gathering")
    said = {
        who: [cast.client(who).get(f"/items/{item.pk}/competencies/").status_code for item in (entry, met)]
        for who in ("maria", "tomasz", "noor", "eleni")
    }
    assert said == {"maria": [200, 200], "tomasz": [403, 200], "noor": [403, 403], "eleni": [403, 403]}
    hidden = _made(cast, who="tomasz", space="circle")
    assert cast.client("noor").get(f"/items/{hidden.pk}/competencies/").status_code == 404


def test_a_conversation_stands_on_no_shelf(cast: Cast) -> None:
    item = MAKERS["question"](cast.place("maria", cast.commons))
    assert cast.client("maria").get(f"/items/{item.pk}/competencies/").status_code == 404


@pytest.mark.parametrize("kind", ["practice", "gathering"])
def test_what_someone_may_not_see_is_on_no_shelf_of_theirs(cast: Cast, kind: str) -> None:
    _made(cast, kind, "tomasz", space="circle", title="The hidden one")
    _made(cast, kind, "noor", title="By Noor")
    for address in (SUPPORT, f"{SUPPORT}ahead/", f"{SUPPORT}library/"):
        shown = {who: text_of(cast.client(who), address) for who in ("maria", "sam", None)}
        assert "The hidden one" not in shown["sam"] + shown[None]
    assert "The hidden one" in text_of(cast.client("maria"), SUPPORT)
    assert "By Noor" in text_of(cast.client("sam"), SUPPORT)
    keep_away(cast["noor"], by=cast["sam"], sort="block")
    assert "By Noor" not in text_of(cast.client("sam"), SUPPORT)


def test_what_is_over_or_cancelled_is_not_ahead(cast: Cast) -> None:
    over, cancelled = (_made(cast, "gathering", title=title) for title in ("Over", "Cancelled"))
    long_ago = timezone.now() - timedelta(days=9)
    Occasion.objects.filter(gathering=over.pk).update(
        begins_at=long_ago, ends_at=long_ago + timedelta(hours=1)
    )
    cancel(reach_gathering(cast["maria"], cancelled.pk), why="Ill", by=cast["maria"])
    page = text_of(cast.client("maria"), SUPPORT)
    assert "Over" not in page
    assert "Cancelled" not in page
    assert "No gathering about it is announced." in page


def test_a_series_stands_there_once_with_its_next_date(cast: Cast) -> None:
    met = _made(cast, "gathering", title="Every week")
    plan = met.gathering.occasions.get()
    for week in range(1, 4):
        later = timedelta(weeks=week)
        Occasion.objects.create(
            gathering=met.gathering, day=plan.day + later, at=plan.at, begins_at=plan.begins_at + later,
            ends_at=plan.ends_at + later,
        )  # fmt: skip
    page = text_of(cast.client("maria"), SUPPORT)
    assert page.count("Every week") == 1
    assert "May 4, 2099" in page


@pytest.mark.parametrize("who", ["maria", None])
def test_pages_cost_the_same_for_one_and_for_many(cast: Cast, who: str | None) -> None:
    costs = []
    for more in (1, 24):
        for number in range(more):
            _made(cast, title=f"Tea {more}-{number}")
            _made(cast, "gathering", title=f"Walk {more}-{number}")
        costs.append(
            [_cost(cast, who, address) for address in (SUPPORT, f"{SUPPORT}ahead/", f"{SUPPORT}library/")]
        )
    assert costs[0] == costs[1]
    assert max(costs[0]) <= 9
    page = text_of(cast.client(who), f"{SUPPORT}library/?page=2")
    assert page.count("Tea ") == 5


def _cost(cast: Cast, who: str | None, address: str) -> int:
    client = cast.client(who)
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len([query for query in queries if "SAVEPOINT" not in query["sql"]])


def test_two_who_say_it_at_once_leave_one_list(cast: Cast) -> None:
    item = _made(cast)
    name(item, about=[part("skills"), part("skills"), part("links")], by=cast["maria"])
    assert _about(item) == ["skills", "links"]
