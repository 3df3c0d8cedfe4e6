"""Maria, and what she wrote for the library."""

import pytest

from kith.capabilities.items.models import Item
from kith.foundation.spaces.models import Membership
from tests.cast import Cast
from tests.contracts.makers import MAKERS


@pytest.fixture
def maria(cast: Cast) -> Membership:
    return cast.place("maria", cast.commons)


@pytest.fixture
def item(maria: Membership) -> Item:
    return MAKERS["practice"](maria)
