"""How each kind is made, so that every contract holds for every kind. A new kind adds its maker here."""

from collections.abc import Callable
from typing import Any

from kith.capabilities.items.models import Item
from kith.domains.talk.actions import open_topic
from kith.domains.talk.kinds import DISCUSSION, QUESTION
from kith.foundation.spaces.models import Membership

Maker = Callable[..., Item]


def _discussion(
    by: Membership, title: str = "How we greet", source: str = "Hello all", **details: Any
) -> Item:
    return open_topic(DISCUSSION, by=by, title=title, source=source, **details)


def _question(
    by: Membership, title: str = "How do we greet?", source: str = "Hello all", **details: Any
) -> Item:
    return open_topic(QUESTION, by=by, title=title, source=source, **details)


MAKERS: dict[str, Maker] = {"discussion": _discussion, "question": _question}
