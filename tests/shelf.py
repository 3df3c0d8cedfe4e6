"""Short ways to entries of the library that say something of themselves, for tests."""

from kith.capabilities.items.models import Item
from kith.capabilities.lineage.actions import tie
from kith.capabilities.versions.actions.drafting import draft, keep
from kith.capabilities.versions.actions.publishing import publish
from kith.foundation.spaces.models import Space
from tests.cast import Cast
from tests.contracts.makers import MAKERS


def practice(
    cast: Cast, title: str, *, by: str = "maria", where: Space | None = None, grew: Item | None = None, **words: str
) -> Item:  # fmt: skip
    """A practice whose second version says all of these words; it may have grown out of another."""
    place = cast.place(by, where or cast.commons)
    item = MAKERS["practice"](place, title=title)
    if grew:
        tie(item, to=grew, sort="adapts", version=1, changed="A little", core="kept")
    publish(keep(draft(item, by=place), words=words, seen=1, by=place), by=place, why="More of it")
    return item
