"""A family is a graph without circles, whatever people tie together; and of a link one sees both ends or nothing."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kith.capabilities.items.models import Item
from kith.capabilities.lineage.actions import tie
from kith.capabilities.lineage.models import Link
from kith.capabilities.lineage.queries import ancestors_of, family_of
from kith.foundation.people.models import Person
from kith.lib.family import arrange
from tests.cast import Cast
from tests.contracts.makers import MAKERS

MANY = 7
ENDS = st.integers(0, MANY - 1)


def _items(cast: Cast, many: int) -> list[Item]:
    place = cast.place("maria", cast.commons)
    return [MAKERS["insight"](place, title=f"Insight {number}") for number in range(many)]


@pytest.fixture
def seven(cast: Cast) -> list[Item]:
    return _items(cast, MANY)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(wanted=st.lists(st.tuples(ENDS, ENDS), max_size=30))
def test_no_tie_ever_closes_a_circle(seven: list[Item], wanted: list[tuple[int, int]]) -> None:
    """A tie is refused if, and only if, it would lead back to where it begins; whatever order they come in."""
    Link.objects.all().delete()
    for child, parent in wanted:
        before = set(Link.objects.values_list("parent", "child"))
        leads_back = child == parent or seven[child].pk in ancestors_of(seven[parent])
        try:
            tie(seven[child], to=seven[parent], sort="adapts")
        except ValidationError:
            assert leads_back
        else:
            assert not leads_back
            before |= {(seven[parent].pk, seven[child].pk)}
        assert set(Link.objects.values_list("parent", "child")) == before
    assert arrange([item.pk for item in seven], Link.objects.values_list("parent", "child"))


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
