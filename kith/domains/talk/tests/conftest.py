"""What tests of talk talk about."""

import pytest

from kith.capabilities.conversations.actions import writing
from kith.capabilities.items.models import Item
from kith.domains.talk.actions import accept, open_topic
from kith.domains.talk.kinds import QUESTION
from kith.domains.talk.tests.written_down import SAID
from tests.cast import Cast


@pytest.fixture
def topic(cast: Cast) -> Item:
    """A question of Sam's that Noor answered, and that answer helped."""
    item = open_topic(
        QUESTION, by=cast.place("sam", cast.commons), title="How do we begin?", source="Tell us"
    )
    writing.reply(item, author=cast.place("anneke", cast.commons), source="I wonder about that too")
    accept(writing.reply(item, author=cast.place("noor", cast.commons), source=SAID), by=item.author)
    return item
