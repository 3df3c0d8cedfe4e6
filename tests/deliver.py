"""In tests, what would be handed over after commit is handed over when the test says so."""

from collections.abc import Callable

import pytest

from kith.foundation.activity.jobs import listeners
from kith.foundation.activity.models import Event
from tests.cast import past


@pytest.fixture
def deliver(db: None) -> Callable[[], None]:
    """Hand each event that has not been handed over yet to every listener, once, as the worker does."""
    delivered: set[int] = set()

    def now() -> None:
        for event in Event.objects.exclude(pk__in=delivered | past()).order_by("pk"):
            for listener in listeners():
                listener(event)
            delivered.add(event.pk)

    return now
