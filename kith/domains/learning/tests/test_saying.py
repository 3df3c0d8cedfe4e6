"""What the engine answers is said in sentences that stand by themselves."""

import pytest

from kith.domains.learning.models import Credential
from kith.domains.learning.queries import Stood
from kith.domains.learning.saying import dates_of
from kith.domains.learning.tests.held import board, held, stands


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (
            "2027-01-10",
            [
                "You can renew without a fee up to Jan. 15, 2027.",
                "After that up to Jan. 31, 2027, with a fee of 26 USD.",
            ],
        ),
        ("2027-01-20", ["Renewing is possible up to Jan. 31, 2027, with a fee of 26 USD."]),
        ("2027-02-01", ["To make it active again costs 105 USD."]),
    ],
)
def test_late_renewal_is_said_after_the_free_one_or_by_itself(today: str, said: list[str]) -> None:
    rules = board("us-ga-cps-mh")
    stood = Stood(Credential(), (), rules, stands(rules, held("2025-05-20"), [], today=today))
    assert list(dates_of(stood)) == said
