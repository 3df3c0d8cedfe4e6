"""By what a form knows the words that its page showed."""

from hypothesis import given
from hypothesis import strategies as st

from kith.infrastructure.database.meanwhile import edition_of, editions_of, other_than

WORDS = st.text(st.characters(categories=["L", "N", "P"]), min_size=1)


@given(WORDS, WORDS)
def test_other_words_are_another_edition(one: str, other: str) -> None:
    assert (edition_of(one) == edition_of(other)) == (one == other)
    assert edition_of(one, other) != edition_of(one + other)


@given(WORDS, WORDS)
def test_the_same_words_are_the_same_however_a_browser_ends_their_lines(one: str, other: str) -> None:
    assert edition_of(f"{one}\n{other}") == edition_of(f"{one}\r\n{other}\r\n")


def test_where_nothing_is_said_there_is_none() -> None:
    assert edition_of("") == edition_of("", None) == ""
    assert edition_of("", 1) != ""


@given(WORDS, WORDS)
def test_of_many_things_one_knows_which_changed(one: str, other: str) -> None:
    shown = {"title": one, "tags": other, "note": ""}
    seen = editions_of(shown)
    assert other_than(seen, shown) == set()
    assert other_than(seen, shown | {"tags": f"{other}, tea"}) == {"tags"}
    assert other_than(seen, shown | {"note": "grief"}) == {"note"}
    assert other_than("", shown) >= {"tags", "note"}, "whoever has seen nothing knows nothing"
