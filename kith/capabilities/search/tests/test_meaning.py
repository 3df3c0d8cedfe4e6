"""Filters find what they name, however someone writes it: phones begin words with a capital."""

import pytest

from kith.capabilities.items.models import Item
from kith.capabilities.search.meaning import kind_meant
from kith.capabilities.search.queries import search
from kith.domains.talk.actions import open_topic
from kith.domains.talk.kinds import DISCUSSION, QUESTION
from kith.foundation.activity.jobs import hand_over
from kith.foundation.activity.models import Event
from kith.lib.search_syntax import parse
from tests.cast import Cast


@pytest.fixture
def item(cast: Cast) -> Item:
    """A question by someone whose own name is not the one in their address, beside a discussion of someone else."""
    asked = open_topic(
        QUESTION, by=cast.place("kestrel", cast.commons), title="Tea", source="Which tea?", tags=["calm"]
    )
    open_topic(DISCUSSION, by=cast.place("maria", cast.commons), title="Snow", source="How much?")
    for key in Event.objects.order_by("-pk").values_list("pk", flat=True)[:2]:
        hand_over(key)
    return asked


@pytest.mark.parametrize(
    "typed",
    [
        "tag:Calm", "tag:#calm", "by:Robin", "by:@Robin", "kind:Question", "kind:questions", "kind:pregunta",
        "tipo:Preguntas", "in:Commons by:ROBIN",
    ],
)  # fmt: skip
def test_capitals_and_the_names_on_pages_are_understood(cast: Cast, item: Item, typed: str) -> None:
    found = search(parse(typed), reader=cast["noor"], language="en")
    assert {entry.item for entry in found.entries} == {item}


def test_what_is_no_kind_is_none() -> None:
    assert kind_meant("soup") is None
    assert kind_meant("") is None
