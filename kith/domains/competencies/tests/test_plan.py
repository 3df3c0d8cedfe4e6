"""A plan with next steps: in one's own words, done or let go without a reason, and seen by nobody else."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kith.domains.competencies.actions.planning import plan
from kith.domains.competencies.models import NextStep
from kith.domains.competencies.tests.conftest import CORE, part
from kith.foundation.people.models import Person
from kith.foundation.spaces.actions.belonging import remove
from kith.infrastructure.database.private import seen_as
from tests.cast import Cast
from tests.contracts.makers import MAKERS
from tests.entries import text_of


def _steps(person: Person) -> list[NextStep]:
    with seen_as(person):
        return list(NextStep.objects.order_by("pk"))


def test_a_step_is_planned_from_a_competency(cast: Cast) -> None:
    noor = cast.client("noor")
    page = text_of(noor, f"/competencies/frameworks/{CORE}/crises/")
    address = f"/competencies/plan/new/?about={CORE}/crises"
    assert f'href="{address}"' in page
    form = text_of(noor, address)
    assert f'<option value="{CORE}/crises" selected>' in form
    day = (timezone.localdate() + timedelta(days=9)).isoformat()
    sent = {"words": "Write down whom I would call", "about": f"{CORE}/crises", "by_when": day}
    for _sent in range(2):
        assert noor.post("/competencies/plan/new/", sent).status_code == 302
    page = text_of(noor, "/competencies/plan/")
    assert page.count("Write down whom I would call") == 1
    assert "Standing by in a crisis" in page
    assert "Write down whom I would call" in text_of(noor, "/competencies/looks/")


def test_a_step_is_planned_from_an_item_and_is_silent_about_it_when_it_is_seen_no_more(cast: Cast) -> None:
    item = MAKERS["practice"](cast.place("tomasz", cast.circle), title="Tea first", source="Warm words")
    maria = cast.client("maria")
    assert f"/competencies/plan/new/?item={item.pk}" in text_of(maria, item.get_absolute_url())
    assert "Tea first" in text_of(maria, f"/competencies/plan/new/?item={item.pk}")
    maria.post("/competencies/plan/new/", {"words": "Try it on Monday", "item": str(item.pk)})
    assert item.get_absolute_url() in text_of(maria, "/competencies/plan/")
    remove(cast.place("maria", cast.circle), by=cast["tomasz"])
    page = text_of(maria, "/competencies/plan/")
    assert "Try it on Monday" in page
    assert "Tea first" not in page


def test_said_better_while_it_cannot_be_seen_a_step_stays_about_it(cast: Cast) -> None:
    item = MAKERS["practice"](cast.place("tomasz", cast.circle), title="Tea first", source="Warm words")
    step, maria = plan("Try it on Monday", item=item, by=cast["maria"]), cast.client("maria")
    remove(cast.place("maria", cast.circle), by=cast["tomasz"])
    assert "Tea first" not in text_of(maria, step.get_absolute_url())
    sent = {"words": "Try it on Tuesday", "item": str(item.pk)}
    assert maria.post(step.get_absolute_url(), sent).status_code == 302
    assert [(each.words, each.item_id) for each in _steps(cast["maria"])] == [("Try it on Tuesday", item.pk)]
    assert "Tea first" not in text_of(maria, "/competencies/plan/")


def test_what_a_step_is_about_is_left_out_by_who_says_so(cast: Cast) -> None:
    item = MAKERS["practice"](cast.place("noor", cast.commons), title="Tea first")
    step, maria = plan("Try it on Monday", item=item, by=cast["maria"]), cast.client("maria")
    sent = {"words": "Try it on Monday", "item": str(item.pk)}
    maria.post(step.get_absolute_url(), sent)
    assert [each.item_id for each in _steps(cast["maria"])] == [item.pk]
    maria.post(step.get_absolute_url(), sent | {"without_item": "on"})
    assert [each.item_id for each in _steps(cast["maria"])] == [None]


def test_what_someone_may_not_see_cannot_be_planned_with(cast: Cast) -> None:
    item = MAKERS["practice"](cast.place("tomasz", cast.circle), title="The hidden one", source="Warm words")
    noor = cast.client("noor")
    assert "The hidden one" not in text_of(noor, f"/competencies/plan/new/?item={item.pk}&about=x")
    noor.post("/competencies/plan/new/", {"words": "Try it", "item": str(item.pk)})
    assert [step.item_id for step in _steps(cast["noor"])] == [None]
    assert "The hidden one" not in text_of(noor, "/competencies/plan/")


@pytest.mark.parametrize(
    ("verb", "state", "says"), [("done", "done", "Done"), ("letting-go", "let_go", "Let go")]
)
def test_a_step_ends_without_a_reason_and_can_be_taken_up_again(
    cast: Cast, step: NextStep, verb: str, state: str, says: str
) -> None:
    maria = cast.client("maria")
    maria.post(f"{step.get_absolute_url()}{verb}/")
    assert _steps(cast["maria"])[0].state == state
    assert step.words not in text_of(maria, "/competencies/plan/")
    over = text_of(maria, "/competencies/plan/ended/")
    assert step.words in over
    assert says in over
    maria.post(f"{step.get_absolute_url()}taking-up/")
    assert _steps(cast["maria"])[0].is_open
    assert step.words in text_of(maria, "/competencies/plan/")


def test_a_step_is_said_better_and_deleted(cast: Cast, step: NextStep) -> None:
    maria, address = cast.client("maria"), step.get_absolute_url()
    form = text_of(maria, address)
    assert step.words in form
    assert f'<option value="{CORE}/crises" selected>' in form
    maria.post(address, {"words": "Ask Anneke on Tuesday", "about": ""})
    (changed,) = _steps(cast["maria"])
    assert (changed.words, changed.competency) == ("Ask Anneke on Tuesday", "")
    refused = maria.post(address, {"words": "", "about": f"{CORE}/links"})
    assert refused.status_code == 422
    maria.post(f"{address}removal/")
    assert _steps(cast["maria"]) == []


def test_a_day_that_has_passed_is_said_and_no_more(cast: Cast) -> None:
    plan("Read it", by_when=timezone.localdate() - timedelta(days=30), by=cast["maria"])
    page = text_of(cast.client("maria"), "/competencies/plan/")
    assert "Read it" in page
    for word in ("late", "overdue", "missed"):
        assert f" {word}" not in page.partition("<main")[2].partition("</main>")[0].lower()


def test_nobody_else_finds_it(cast: Cast, step: NextStep) -> None:
    for name in ("ruth", "tomasz", "sam", "eleni"):
        for end in ("", "removal/"):
            assert cast.client(name).get(f"{step.get_absolute_url()}{end}").status_code == 404
        for end in ("", "done/", "letting-go/", "taking-up/", "removal/"):
            assert cast.client(name).post(f"{step.get_absolute_url()}{end}").status_code == 404
    assert [each.words for each in _steps(cast["maria"])] == [step.words]


def test_a_plan_costs_the_same_for_one_step_and_for_many(cast: Cast) -> None:
    costs = []
    for more in (1, 25):
        for number in range(more):
            item = MAKERS["insight"](cast.place("noor", cast.commons), title=f"Tea {more}-{number}")
            plan(f"Step {more}-{number}", about=part("links"), item=item, by=cast["maria"])
        costs.append([_cost(cast, address) for address in ("/competencies/plan/", "/competencies/looks/")])
    assert costs[0] == costs[1]


def _cost(cast: Cast, address: str) -> int:
    client = cast.client("maria")
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len([query for query in queries if "SAVEPOINT" not in query["sql"]])
