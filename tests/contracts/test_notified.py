"""What holds for telling people of whatever can be followed."""

from collections.abc import Callable

import pytest

from kith.capabilities.conversations.actions import writing
from kith.capabilities.items.audiences import who_see
from kith.capabilities.items.models import Item
from kith.capabilities.items.visibility import possible
from kith.capabilities.notifications.models import Notice
from kith.foundation.people.models import Person
from tests.cast import NAMES, Cast
from tests.contracts.makers import Maker

SWITCH = "followable"


def test_a_reply_reaches_followers_and_never_the_one_who_wrote_it(
    cast: Cast, make: Maker, deliver: Callable[[], None]
) -> None:
    item = make(cast.place("maria", cast.commons))
    writing.reply(item, author=cast.place("noor", cast.commons), source="So")
    deliver()
    told = Notice.objects.filter(post__number=2).values_list("person__handle", flat=True)
    assert "maria" in told
    assert "noor" not in told


@pytest.mark.parametrize("slug", ["commons", "rural", "tuesday"])
def test_those_who_are_told_are_those_who_see(cast: Cast, make: Maker, slug: str) -> None:
    """`who_see` and `visible_to` are one rule, read from both sides."""
    space = next(each for each in cast.spaces if each.slug == slug)
    for audience in possible(space):
        item = make(cast.place("maria", space), visibility=audience)
        active = [name for name in NAMES if cast[name].state == Person.State.ACTIVE]
        seeing = {name for name in active if Item.objects.visible_to(cast[name]).filter(pk=item.pk).exists()}
        told = {person.pk for person in who_see(item)}
        assert told == {cast[name].pk for name in seeing}, audience
