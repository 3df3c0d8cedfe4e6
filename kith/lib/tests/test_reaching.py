"""What is there is reached; for what is not, a page says that nothing is there."""

import pytest
from django.http import Http404

from kith.lib.reaching import reached


@pytest.mark.parametrize("thing", [0, "", [], "a thing"])
def test_what_is_there_is_reached_however_little_it_is(thing: object) -> None:
    assert reached(thing) == thing


def test_where_there_is_none_there_is_no_page() -> None:
    with pytest.raises(Http404):
        reached(None)
