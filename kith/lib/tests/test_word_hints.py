"""A list of words is read as it was typed, and found as whole words."""

from hypothesis import given
from hypothesis import strategies as st

from kith.lib.word_hints import Hint, hints_seen, read_hints

LIST = "addict: many of us say person in recovery\n\n  non-compliant \nx: too short"


def test_each_line_is_a_word_with_a_reason_or_without() -> None:
    assert read_hints(LIST) == [
        Hint("addict", "many of us say person in recovery"),
        Hint("non-compliant"),
    ]


def test_whole_words_are_seen_in_any_letters_and_quotes_are_not_ones_own() -> None:
    hints = read_hints(LIST)
    assert [hint.words for hint in hints_seen("An ADDICT, they said", hints)] == ["addict"]
    assert hints_seen("He is addicted to tea", hints) == []
    assert hints_seen("> so non-compliant\nWhy do we say that?", hints) == []


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_text_and_any_list_can_be_read(text: str, source: str) -> None:
    hints = read_hints(source)
    assert set(hints_seen(text, hints)) <= set(hints)
