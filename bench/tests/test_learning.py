"""The bars of learning say honestly what is met."""

import pytest

from bench.hours import rates
from bench.learning import bars

RATES = {"us-pa-cps": 3_000.0, "us-ne-cpss": 2_001.0}
GIVEN = {"certificates": 1_000, "signing": 20.0, "setting": 99.0}


@pytest.mark.parametrize(
    ("slowest", "change", "missed"),
    [
        (2_001.0, {}, 0),
        (1_999.0, {}, 1),
        (2_001.0, {"setting": 101.0}, 1),
        (2_001.0, {"certificates": 999}, 1),
    ],
)
def test_what_is_worse_misses_its_own_bar(slowest: float, change: dict[str, float], missed: int) -> None:
    found = bars(RATES | {"us-ne-cpss": slowest}, GIVEN | change)
    assert sum(not bar.is_met for bar in found) == missed


def test_every_credential_is_evaluated_whatever_their_number() -> None:
    assert all(rate > 0 for rate in rates(8).values())
