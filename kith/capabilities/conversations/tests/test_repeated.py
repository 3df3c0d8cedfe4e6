"""The words that a page repeats."""

from django.utils.functional import Promise
from django.utils.translation import override

from kith.capabilities.conversations.repeated import repeated


def test_they_are_translated_once_for_a_page_and_not_at_each_post() -> None:
    with override("es"):
        words = repeated()
    assert words["reply"] == "Responder"
    assert not any(isinstance(each, Promise) for each in words.values())
