"""Something of which people are told."""

from collections.abc import Callable
from typing import Any

from kith.capabilities.items.models import Item
from kith.domains.talk.actions import open_topic
from kith.domains.talk.kinds import QUESTION
from kith.foundation.spaces.models import Space
from tests.cast import Cast

Deliver = Callable[[], None]
WORDS = "A blanket on the chair"


def question(cast: Cast, space: Space, title: str = "Beginnings", **details: Any) -> Item:
    return open_topic(QUESTION, by=cast.place("tomasz", space), title=title, source=WORDS, **details)
