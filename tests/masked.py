"""Short ways to words under a made name, for tests."""

from datetime import timedelta

from django.utils import timezone

from kith.capabilities.conversations.actions import writing
from kith.capabilities.conversations.models import Post
from kith.capabilities.items import actions as items
from kith.capabilities.items.masks import wear_in
from kith.capabilities.items.models import Item
from kith.domains.talk.actions import open_topic
from kith.domains.talk.kinds import QUESTION
from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Space
from tests.cast import Cast


def allow_masks(space: Space) -> None:
    Space.objects.filter(pk=space.pk).update(masks=True)
    space.refresh_from_db()


def settled(cast: Cast, name: str) -> None:
    """Someone who came long ago, and has spoken on two days: no newcomer."""
    now = timezone.now()
    Person.objects.filter(pk=cast[name].pk).update(joined_at=now - timedelta(days=30))
    item = open_topic(QUESTION, by=cast.place("tomasz", cast.commons), title="Before", source="Hello")
    for days in (8, 9):
        at = now - timedelta(days=days)
        writing.reply(item, author=cast.place(name, cast.commons), source="Good day", at=at)
    items.remove(item, by=cast["tomasz"])  # so that no page names them


def asked(cast: Cast, *, by: str = "tomasz", where: Space | None = None) -> Item:
    space = where or cast.commons
    return open_topic(QUESTION, by=cast.place(by, space), title="What was hard?", source="Tell us")


def said_masked(
    cast: Cast,
    name: str = "maria",
    *,
    where: Space | None = None,
    item: Item | None = None,
    words: str = "A quilt of words",
) -> Post:
    """A reply under a name that was made for someone."""
    item = item or asked(cast, where=where)
    return writing.reply(item, author=wear_in(item, cast[name]), source=words)
