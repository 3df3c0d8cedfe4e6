"""What someone said is found in a text if it stands there as they said it."""

from hypothesis import given
from hypothesis import strategies as st

from kith.lib.borrowed import RUN, SHORTEST, borrowed

THEIRS = st.lists(st.text("abcdé", min_size=1, max_size=6), min_size=SHORTEST, max_size=30)
OURS = st.lists(st.text("xyz", min_size=1, max_size=6), max_size=30)
MARKS = st.sampled_from([" ", ", ", "\n\n", " *", "** ", " – "])


@given(THEIRS, OURS, OURS, MARKS, st.data())
def test_what_was_said_is_found_between_other_words(
    theirs: list[str], before: list[str], after: list[str], mark: str, data: st.DataObject
) -> None:
    run = min(RUN, len(theirs))
    start = data.draw(st.integers(0, len(theirs) - run))
    taken = theirs[start : start + run]
    text = mark.join([*before, *(word.upper() for word in taken), *after])
    assert [part.casefold().split() for part in borrowed(text, " ".join(theirs)) if mark == " "] in (
        [],
        [taken],
    )
    assert len(borrowed(text, " ".join(theirs))) == 1


@given(OURS, THEIRS)
def test_other_words_are_no_words_of_theirs(ours: list[str], theirs: list[str]) -> None:
    assert borrowed(" ".join(ours), " ".join(theirs)) == []


def test_a_few_words_in_a_row_are_chance_and_a_short_phrase_as_a_whole_is_not() -> None:
    said = "I always put the kettle on before anyone says a word about why they came."
    assert borrowed("We put the kettle on and wait.", said) == []
    assert borrowed("> I *always* put the kettle on, before anyone says a word!", said) == [
        "I *always* put the kettle on, before anyone says a word"
    ]
    assert borrowed("A phrase: you are not your worst day.", "You are not your worst day") == [
        "you are not your worst day"
    ]
    assert borrowed("Thank you so much", "Thank you") == []


def test_long_texts_are_read_in_a_breath() -> None:
    words = " ".join(f"word{number}" for number in range(20_000))
    assert borrowed(words, words) == [words]
