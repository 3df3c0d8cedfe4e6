"""Maria has taken a look at two parts of her work, and planned a step about one of them."""

import pytest

from kith.domains.competencies.actions.looking import answer, begin_look
from kith.domains.competencies.actions.planning import plan
from kith.domains.competencies.frameworks.shapes import Competency, Framework
from kith.domains.competencies.frameworks.shipped import shipped
from kith.domains.competencies.models import Look, NextStep
from tests.cast import Cast

CORE = "samhsa-core"


def core() -> Framework:
    return shipped()[CORE, 1][0]


def part(code: str) -> Competency:
    found = core().get(code)
    assert found is not None
    return found


@pytest.fixture
def look(cast: Cast) -> Look:
    maria = cast["maria"]
    begun = begin_look(core(), by=maria)
    answer(begun, about=part("support"), word="part", note="The wool basket", by=maria)
    answer(begun, about=part("crises"), word="new", note="", by=maria)
    return begun


@pytest.fixture
def step(cast: Cast) -> NextStep:
    return plan("Ask Anneke how she does it", about=part("crises"), by=cast["maria"])
