"""Hands each event to those who listen."""

from collections.abc import Callable
from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string

from kith.foundation.activity.models import Event
from kith.infrastructure.jobs import jobs

Listener = Callable[[Event], None]


@cache
def listeners() -> tuple[Listener, ...]:
    return tuple(import_string(path) for path in settings.KITH_LISTENERS)


@jobs.task(name="activity.hand_over", retry=5)
def hand_over(event: int) -> None:
    """Tell every listener; hearing twice of one event must do no harm, since a job may be repeated."""
    happened = Event.objects.filter(pk=event).first()
    if happened is not None:
        for listener in listeners():
            listener(happened)
