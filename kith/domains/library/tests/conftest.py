"""An entry that others find, try and appraise."""

from collections.abc import Callable

import pytest

from kith.capabilities.items.models import Item
from kith.domains.library.jobs import relate_some
from kith.domains.library.models import Entry
from tests.cast import Cast
from tests.contracts.makers import MAKERS


@pytest.fixture
def item(cast: Cast) -> Item:
    return MAKERS["practice"](cast.place("maria", cast.commons), title="Tea first", source="Warm words")


@pytest.fixture
def deliver(deliver: Callable[[], None]) -> Callable[[], None]:
    """Hand over what happened, and work out what stands beside what."""

    def now() -> None:
        deliver()
        while Entry.objects.filter(is_waiting=True).exists():
            relate_some()

    return now
