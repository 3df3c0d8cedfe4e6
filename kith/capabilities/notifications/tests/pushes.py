"""Pushes for Maria, as the tests of pushes need them."""

from datetime import datetime

from django.utils import timezone

from kith.capabilities.notifications.models import Push
from kith.capabilities.notifications.pushing.jobs import (
    send_push,
    write_push,
)
from kith.capabilities.notifications.tests.news import Deliver
from tests.cast import Cast

NEUTRAL = "News for you on Kith"


def write(cast: Cast, *, now: datetime | None = None) -> Push | None:
    return write_push(cast["maria"], now=now or timezone.now())


def due(cast: Cast, deliver: Deliver) -> Push:
    deliver()
    push = write(cast)
    assert push is not None
    return push


def send(push: Push) -> None:
    for delivery in push.deliveries.order_by("pk"):
        send_push(delivery.pk)
