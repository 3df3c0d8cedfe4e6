"""A family is a graph without circles, whatever people tie together; and of a link one sees both ends or nothing."""

import random

import pytest
from django.core.exceptions import ValidationError

from kith.capabilities.items.models import Item
from kith.capabilities.lineage.actions import tie
from kith.capabilities.lineage.models import Link
from kith.capabilities.lineage.queries import family_of
from kith.foundation.people.models import Person
from kith.lib.family import arrange
from tests.cast import Cast
from tests.contracts.makers import MAKERS


def _items(cast: Cast, many: int) -> list[Item]:
    place = cast.place("maria", cast.commons)
    return [MAKERS["insight"](place, title=f"Insight {number}") for number in range(many)]


@pytest.mark.parametrize("seed", range(3))
def test_no_tie_ever_closes_a_circle(cast: Cast, seed: int) -> None:
    chance, items, refused = random.Random(seed), _items(cast, 7), 0
    for _try in range(60):
        child, parent = chance.sample(items, 2)
        try:
            tie(child, to=parent, sort="adapts")
        except ValidationError:
            refused += 1
    pairs = list(Link.objects.values_list("parent", "child"))
    assert arrange([item.pk for item in items], pairs)
    assert refused
    assert len(pairs) > len(items)


def test_nothing_grows_out_of_itself(cast: Cast) -> None:
    (item,) = _items(cast, 1)
    with pytest.raises(ValidationError):
        tie(item, to=item, sort="adapts")


def test_what_lies_behind_something_unseen_is_not_shown(cast: Cast) -> None:
    """From the first, by way of one in the hidden circle, to the last: those who do not see the middle see no way."""
    first, last = _items(cast, 2)
    middle = MAKERS["insight"](cast.place("maria", cast.circle), title="Between")
    tie(middle, to=first, sort="adapts")
    tie(last, to=middle, sort="adapts")
    assert set(family_of(first, reader=cast["maria"]).items) == {first.pk, middle.pk, last.pk}
    for name in ("noor", "eleni"):
        assert set(family_of(first, reader=cast[name]).items) == {first.pk}
        assert _origins(last, reader=cast[name]) == []
    assert _origins(last, reader=cast["maria"]) == [middle]


def _origins(item: Item, *, reader: Person) -> list[Item]:
    family = family_of(item, reader=reader)
    return [family.items[link.parent_id] for link in family.links if link.child_id == item.pk]
