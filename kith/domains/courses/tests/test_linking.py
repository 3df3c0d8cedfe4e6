"""What a step leads to stays when someone changes the step who cannot see it."""

from typing import Any

import pytest

from kith.capabilities.items.models import Item
from kith.domains.courses.actions.ordering import change_step
from kith.domains.courses.models import Step
from kith.domains.courses.tests.conftest import Teach, steps_of
from kith.foundation.spaces.actions.belonging import give_role
from tests.cast import Cast
from tests.contracts.makers import MAKERS

UNSEEN = "Something that you cannot see here. It stays linked."


@pytest.fixture
def item(cast: Cast, teach: Teach) -> Item:
    """A course in the commons, two steps of which lead into a hidden circle. Noor hosts the commons, and is not in the circle."""
    made, place = teach(), cast.place("maria", cast.circle)
    steps = steps_of(made)
    quilt = MAKERS["practice"](place, title="A quilt")
    evening = MAKERS["gathering"](place, title="An evening of quilts").gathering
    change_step(steps["reading"], item=made, by=cast["maria"], entry=quilt)
    change_step(steps["gathering"], item=made, by=cast["maria"], gathering=evening)
    give_role(cast.place("noor", cast.commons), role="host", by=cast["tomasz"])
    return made


def _form(cast: Cast, who: str, step: Step) -> str:
    return str(cast.client(who).get(f"/courses/{step.course_id}/steps/{step.pk}/writing/").content.decode())


def _change(cast: Cast, step: Step, **words: Any) -> Step:
    typed = {"title": "In other words", "source": "", "minutes": 20} | words
    answer = cast.client("noor").post(f"/courses/{step.course_id}/steps/{step.pk}/writing/", typed)
    assert answer.status_code == 302
    return Step.objects.get(pk=step.pk)


@pytest.mark.parametrize("sort", ["reading", "gathering"])
def test_who_cannot_see_it_is_told_that_it_is_there_and_keeps_it(cast: Cast, item: Item, sort: str) -> None:
    step, name = steps_of(item)[sort], "entry" if sort == "reading" else "gathering"
    page = _form(cast, "noor", step)
    assert f'<option value="kept" selected>{UNSEEN}</option>' in page
    assert "quilt" not in page
    after = _change(cast, step, **{name: "kept"})
    assert after.title == "In other words"
    assert getattr(after, f"{name}_id") == getattr(step, f"{name}_id") is not None


@pytest.mark.parametrize("sort", ["reading", "gathering"])
def test_who_sees_it_finds_it_by_its_name(cast: Cast, item: Item, sort: str) -> None:
    page = _form(cast, "maria", steps_of(item)[sort])
    assert "quilt" in page
    assert UNSEEN not in page


def test_it_can_be_put_in_the_place_of_something_else_or_taken_away(cast: Cast, item: Item) -> None:
    reading = steps_of(item)["reading"]
    seen = MAKERS["practice"](cast.place("maria", cast.commons), title="Tea")
    assert _change(cast, reading, entry=seen.pk).entry_id == seen.pk
    assert _change(cast, reading, source="Read this.", entry="").entry_id is None


def test_nothing_stays_where_nothing_was(cast: Cast, item: Item) -> None:
    task = {"title": "New", "source": "", "minutes": 5, "entry": "kept"}
    answer = cast.client("noor").post(f"/courses/{item.pk}/steps/new/reading/", task)
    assert answer.status_code == 422
