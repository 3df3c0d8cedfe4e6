"""In tests, what would be handed over after commit is handed over at once."""

from collections.abc import Callable

import pytest

from kith.foundation.activity.jobs import listeners
from kith.foundation.activity.models import Event


@pytest.fixture
def deliver(db: None) -> Callable[[], None]:
    """Hand every event so far to every listener; twice does no harm."""

    def now() -> None:
        for event in Event.objects.order_by("pk"):
            for listener in listeners():
                listener(event)

    return now
