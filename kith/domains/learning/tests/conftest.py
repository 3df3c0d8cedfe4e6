"""Maria holds a credential of Pennsylvania, issued in March of last year, with a training that she can prove."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from kith.domains.learning.actions.crediting import add_training
from kith.domains.learning.actions.holding import hold
from kith.domains.learning.models import Credential
from kith.lib.uploads import Upload
from tests.cast import Cast

PENNSYLVANIA: dict[str, Any] = {"rules_code": "us-pa-cps", "rules_version": 1}
PROOF = Upload("listening.pdf", "application/pdf", is_image=False, data=b"%PDF-1.7 a proof")


def some_days_ago(days: int) -> date:
    return timezone.localdate() - timedelta(days=days)


@pytest.fixture
def credential(cast: Cast) -> Credential:
    maria = cast["maria"]
    made = hold(
        title="Certified Peer Specialist",
        number="CPS-4711",
        issued_on=some_days_ago(200),
        by=maria,
        **PENNSYLVANIA,
    )
    add_training(
        programme="Listening well", on=some_days_ago(30), minutes=330, categories=["peer-support"],
        provider="The college", presenter="Ana Sol", objectives="To hear", proof=PROOF, by=maria,
    )  # fmt: skip
    return made
