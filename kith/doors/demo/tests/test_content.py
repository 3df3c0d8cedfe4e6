"""What the invented people tell fits what real people can tell."""

from collections import defaultdict

import pytest

from kith.doors.demo.content import Someone, everyone
from kith.foundation.profiles.models import Audience, Field


@pytest.mark.parametrize("one", everyone(), ids=lambda one: one.key)
def test_each_field_is_told_to_one_audience(one: Someone) -> None:
    """The form of a profile asks once per field who sees it."""
    audiences: dict[str, set[str]] = defaultdict(set)
    for entry in one.entries:
        audiences[entry["field"]].add(entry["audience"])
    assert set(audiences) <= set(Field.values)
    assert all(len(chosen) == 1 and chosen <= set(Audience.values) for chosen in audiences.values())
