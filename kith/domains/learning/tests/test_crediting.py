"""What gatherings call: hours come to a person, once, and whoever credits them learns nothing."""

from kith.domains.learning.actions.crediting import credit, take_credit_back
from kith.domains.learning.models import Credential, Hours
from kith.domains.learning.tests.conftest import some_days_ago
from kith.foundation.activity.models import Event
from kith.infrastructure.database.private import seen_as
from tests.cast import Cast


def _of(cast: Cast, name: str) -> list[tuple[str, int]]:
    with seen_as(cast[name]):
        return list(Hours.objects.order_by("pk").values_list("programme", "minutes"))


def _credit(cast: Cast, minutes: int = 90) -> None:
    credit(
        cast["maria"], programme="Circle", minutes=minutes, on=some_days_ago(1), categories=["ethics", "ethics"],
        provider="The commons", key="gathering-7", by=cast["tomasz"],
    )  # fmt: skip


def test_it_comes_to_the_person_and_counts_for_what_they_hold(cast: Cast, credential: Credential) -> None:
    _credit(cast)
    assert _of(cast, "maria") == [("Listening well", 330), ("Circle", 90)]
    assert "1.5 of 3 hours" in cast.client("maria").get("/learning/").text


def test_crediting_again_corrects_and_never_doubles(cast: Cast) -> None:
    _credit(cast)
    _credit(cast, minutes=60)
    assert _of(cast, "maria") == [("Circle", 60)]


def test_it_is_taken_back_where_someone_was_not_there(cast: Cast) -> None:
    _credit(cast)
    take_credit_back(cast["maria"], key="gathering-7", by=cast["tomasz"])
    assert _of(cast, "maria") == []


def test_the_host_sees_nothing_of_it_afterwards_even_in_the_same_transaction(cast: Cast) -> None:
    with seen_as(cast["tomasz"]):
        _credit(cast)
        assert not Hours.objects.exists()


def test_the_event_says_neither_for_whom_nor_what(cast: Cast) -> None:
    _credit(cast)
    event = Event.objects.get(type="learning.credited")
    assert event.actor == cast["tomasz"]
    assert event.facts == {}
