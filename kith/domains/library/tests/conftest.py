"""An entry that others find, try and appraise."""

import pytest

from kith.capabilities.items.models import Item
from tests.cast import Cast
from tests.contracts.makers import MAKERS


@pytest.fixture
def item(cast: Cast) -> Item:
    return MAKERS["practice"](cast.place("maria", cast.commons), title="Tea first", source="Warm words")
