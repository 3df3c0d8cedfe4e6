"""Every test begins with an empty count of tries."""

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def _patience() -> None:
    cache.clear()
