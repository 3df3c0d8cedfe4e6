"""Harvesting as others do it: with a client library, over HTTP."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from oaipmh_scythe import Scythe
from pytest_django import Settings

from kith.capabilities.items.models import Item
from kith.foundation.spaces.models import Space
from tests.cast import Cast
from tests.contracts.makers import MAKERS

Write = Callable[..., Item]


@pytest.fixture
def harvester(live_server: Any, settings: Settings) -> Iterator[Scythe]:
    settings.SITE_URL = live_server.url
    with Scythe(f"{live_server.url}/oai/") as client:
        yield client


@pytest.fixture
def write(cast: Cast, deliver: Callable[[], None]) -> Write:
    """Something that Maria publishes, and of which everyone who listens has heard."""

    def make(
        title: str = "Tea first", *, kind: str = "practice", where: Space | None = None, **rest: Any
    ) -> Item:
        item = MAKERS[kind](cast.place("maria", where or cast.commons), title=title, **rest)
        deliver()
        return item

    return make
