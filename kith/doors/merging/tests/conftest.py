"""Whom tests of merging join."""

import pytest
from allauth.account.models import EmailAddress

from tests.cast import Cast


@pytest.fixture
def proven(cast: Cast) -> None:
    EmailAddress.objects.update(verified=True)
