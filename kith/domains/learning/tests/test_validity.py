"""A certificate can hold until a day; which day, stands on it everywhere, and whoever checks it hears when it is over."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError
from django.utils import timezone

from kith.domains.learning.actions.certifying import certify, write_anew
from kith.domains.learning.badge_files import FORMS
from kith.domains.learning.certificates import paper_of
from kith.domains.learning.models import Certificate
from kith.domains.learning.tests.certified import certificates, other
from kith.domains.learning.tests.conftest import some_days_ago
from tests.cast import Cast


def _given(cast: Cast, *, days_left: int) -> Certificate:
    until = timezone.now().date() + timedelta(days=days_left)
    began = some_days_ago(30)
    certify(cast["maria"], other(began=began, holds_until=until), by=cast["tomasz"])
    return certificates(cast["maria"])[-1]


def test_most_hold_for_ever(cast: Cast) -> None:
    certify(cast["maria"], other(), by=cast["tomasz"])
    (given,) = certificates(cast["maria"])
    assert (given.holds_until, given.is_over) == (None, False)
    assert "validUntil" not in json.loads(given.document)


def test_the_day_stands_in_the_badge_and_on_paper(cast: Cast) -> None:
    given = _given(cast, days_left=10)
    assert given.holds_until is not None
    over = given.holds_until + timedelta(days=1)
    assert json.loads(given.document)["validUntil"] == f"{over}T00:00:00Z"
    assert paper_of(given, size="a4").valid_until == given.holds_until
    assert "Holds until" in json.loads(paper_of(given, size="a4").as_data())["facts"][-1]
    assert "It holds until" in cast.client("maria").get("/learning/certificates/").text


@pytest.mark.parametrize(("days_left", "holds"), [(0, True), (-1, False)])
def test_it_holds_on_its_last_day_and_no_longer(cast: Cast, days_left: int, holds: bool) -> None:
    given, visitor = _given(cast, days_left=days_left), cast.client(None)
    assert given.is_over is not holds
    at = visitor.get(f"/check/{given.uid}/").text
    asked = visitor.post("/check/", {"words": FORMS["jwt"](given, "a4").decode()}).text
    for page in (at, asked):
        assert ("This certificate holds" in page) is holds
        assert ("The time for which it holds is over" in page) is not holds
        assert "Holds until" in page
    own: Any = cast.client("maria").get(given.get_absolute_url())
    assert ("The time for which it was given is over" in own.text) is not holds


def test_what_is_over_is_not_written_anew(cast: Cast) -> None:
    given = _given(cast, days_left=-1)
    assert write_anew(given, name="María", by=cast["maria"]) is None
    assert cast.client("maria").get(f"{given.get_absolute_url()}name/").status_code == 404


def test_none_is_over_before_it_was_earned(cast: Cast) -> None:
    late = other(began=some_days_ago(3), holds_until=some_days_ago(4))
    with pytest.raises(IntegrityError, match="learning_certificate_holds_for_a_while"):
        certify(cast["maria"], late, by=cast["tomasz"])
