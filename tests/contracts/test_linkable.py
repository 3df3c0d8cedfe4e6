"""What holds for whatever can grow out of something else: a link is seen with both of its ends, or not at all."""

import pytest

from kith.capabilities.items.models import Item
from kith.capabilities.lineage.actions import tie
from kith.capabilities.lineage.models import Link
from kith.capabilities.lineage.queries import family_of
from tests.cast import Cast
from tests.contracts.makers import MAKERS, Maker


def _seen(cast: Cast, item: Item, *, who: str) -> tuple[set[int], int]:
    """Of the family of an item, what someone sees: its items, and how many links."""
    family = family_of(item, reader=cast[who])
    return set(family.items), len(family.links)


@pytest.mark.parametrize("grows", ["out of it", "into it"])
@pytest.mark.parametrize("hidden", ["it", "the other"])
def test_a_link_to_what_someone_does_not_see_is_not_there(
    cast: Cast, make: Maker, grows: str, hidden: str
) -> None:
    circle, commons = cast.place("tomasz", cast.circle), cast.place("tomasz", cast.commons)
    it = make(circle if hidden == "it" else commons, title="This")
    other = MAKERS["practice"](commons if hidden == "it" else circle, title="That")
    child, parent = (it, other) if grows == "into it" else (other, it)
    tie(child, to=parent, sort=Link.Sort.GREW)
    shown, unseen = (other, it) if hidden == "it" else (it, other)
    assert _seen(cast, shown, who="tomasz") == ({it.pk, other.pk}, 1)
    assert _seen(cast, shown, who="noor") == ({shown.pk}, 0)
    assert _seen(cast, unseen, who="noor")[1] == 0
