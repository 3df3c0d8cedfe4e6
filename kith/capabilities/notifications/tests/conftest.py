"""Whom tests of notifications tell of something."""

import pytest
from django.core.mail import EmailMultiAlternatives

from kith.capabilities.notifications.actions import wish
from kith.capabilities.notifications.models import Device, Rhythm
from tests.cast import Cast
from tests.pushing import PushService


@pytest.fixture
def no_quiet_hours(cast: Cast) -> None:
    """The hour at which a test runs changes nothing."""
    for person in cast.people.values():
        Rhythm.objects.create(person=person, quiet_from=0, quiet_to=0)


@pytest.fixture
def phone(cast: Cast, push_service: PushService) -> Device:
    """Maria's phone, which shows what is new in her spaces."""
    wish({("item.nearby", "push"): "now"}, by=cast["maria"])
    return push_service.device(cast["maria"], name="phone")


@pytest.fixture
def sent(mailoutbox: list[EmailMultiAlternatives]) -> list[EmailMultiAlternatives]:
    return mailoutbox
