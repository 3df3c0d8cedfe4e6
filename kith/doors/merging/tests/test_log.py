"""The log of a space goes on naming whom it knew after their account was joined to another, and leads to no other name."""

import pytest

from kith.doors.merging.joining import bring_together
from kith.foundation.spaces.actions.belonging import admit, join, refuse
from kith.foundation.spaces.actions.opening import change
from kith.foundation.spaces.models import Space
from tests.cast import Cast

CHANGED = "{} changed how this space is set up."


def _log(cast: Cast, space: Space) -> list[str]:
    answer = cast.client("tomasz").get(f"/spaces/{space.slug}/log/")
    return [line.says for line in answer.context["lines"]]


@pytest.mark.parametrize(("space", "name"), [("rural", "Kestrel"), ("commons", "Robin Achterberg")])
def test_who_is_named_and_who_is_nobody(cast: Cast, space: str, name: str) -> None:
    """The rural space knew Kestrel alone. In the commons both had a name, and neither may lead to the other."""
    where = getattr(cast, space)
    change(where, by=cast["kestrel"], purpose="Something else")
    before = _log(cast, where)
    assert before[0] == CHANGED.format(name)
    bring_together(cast["kestrel"], into=cast["noor"])
    after = _log(cast, where)
    assert after[0] == CHANGED.format("Kestrel" if space == "rural" else "Someone")
    assert after[1:] == before[1:]


def test_of_a_request_that_left_no_name_none_is_made(cast: Cast) -> None:
    """Robin asked to come into a space in which Noor has a place; she is not said to have asked."""
    cast.place("kestrel", cast.rural).delete()
    refuse(join(cast.rural, by=cast["kestrel"], request="I work on an island"), by=cast["tomasz"])
    admit(cast["noor"], to=cast.rural, by=cast["tomasz"])
    bring_together(cast["kestrel"], into=cast["noor"])
    assert not [says for says in _log(cast, cast.rural) if "Noor" in says and "asked" in says.lower()]
