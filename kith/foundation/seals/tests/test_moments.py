"""A moment that chance chose lies in an envelope, which opens with the secret alone, and only where it belongs."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from kith.foundation.seals.moments import moment_in, put_off
from tests.cast import Cast


def test_the_moment_is_from_now_on_and_not_too_late(cast: Cast) -> None:
    begun = timezone.now() - timedelta(seconds=1)  # seconds alone are kept
    for _each in range(20):
        found = moment_in(put_off(cast["maria"], about="a", within=timedelta(hours=3)), about="a")
        assert found is not None
        assert found.person == cast["maria"].pk
        assert begun <= found.at <= timezone.now() + timedelta(hours=3)


def test_elsewhere_and_with_another_secret_it_stays_shut(cast: Cast, settings: Any) -> None:
    sealed = put_off(cast["maria"], about="a", within=timedelta(hours=3))
    assert moment_in(sealed, about="b") is None
    settings.SEAL_KEY = "another secret of some length, for this test"
    assert moment_in(sealed, about="a") is None
