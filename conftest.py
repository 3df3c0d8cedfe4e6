"""What every test may use: the cast, a database, and the delivery of events."""

import os

import hypothesis
import pytest
from django.core.cache import cache
from django.urls import get_resolver

from kith.capabilities.notifications.letters import burst
from kith.config.translations import compile_all, pseudo
from kith.foundation.crisis.queries import known
from tests.settings import DATA

pytest_plugins = [
    "tests.cast", "tests.database", "tests.deliver", "tests.house", "tests.pushing", "tests.registers", "tests.streaming",
]  # fmt: skip

if "PYTEST_XDIST_WORKER" not in os.environ:  # once, before the workers begin
    compile_all()
    pseudo(DATA / "locale")


hypothesis.settings.register_profile("kith", deadline=None)  # a busy machine is no mistake of the code
hypothesis.settings.load_profile("kith")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers", "slow: starts the whole house, or tries hundreds of cases; left out of bin/check"
    )
    config.addinivalue_line("markers", "cast: people act in it; marked by itself, and left out of bin/check")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "cast" in getattr(item, "fixturenames", ()):
            item.add_marker("cast")


@pytest.fixture(autouse=True)
def _patience() -> None:
    """Every test begins with an empty count of tries, and knows of no check of another test."""
    cache.clear()
    known.forget()
    burst.forget()


@pytest.fixture(scope="session", autouse=True)
def _addresses() -> None:
    """Permission tables are loaded with the addresses; a test that runs alone needs them too."""
    get_resolver().check()
