"""In tests nobody has decided anything for the house, and no page has to ask, until a test decides something."""

from collections.abc import Iterator
from math import inf

import pytest

from kith.foundation.house.choices import known


@pytest.fixture(autouse=True)
def _house_as_it_was_set_up() -> Iterator[None]:
    known.value, known.until = {}, inf
    yield
    known.value, known.until = {}, inf
