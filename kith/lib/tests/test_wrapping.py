"""What is locked comes out as it went in: with its own key alone, in its own place alone, and if nobody touched it."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kith.lib.sealing import Broken
from kith.lib.wrapping import STEP, lock, new_key, unlock, unwrap, wrap

SECRET, OTHER = "one-secret-of-an-installation", "the-secret-of-another-one"
KEY, ANOTHER = new_key(), new_key()


@given(words=st.text(), about=st.text())
def test_words_come_out_as_they_went_in(words: str, about: str) -> None:
    assert unlock(lock(words, about=about, key=KEY), about=about, key=KEY) == words


@given(length=st.integers(0, 5 * STEP), letter=st.sampled_from("aé\0🌨"))
def test_also_long_ones_and_such_as_end_in_nothing(length: int, letter: str) -> None:
    words = letter * length
    assert unlock(lock(words, about="", key=KEY), about="", key=KEY) == words


@given(words=st.text(), about=st.text(), other=st.text(), kept=st.integers(0, STEP))
def test_they_open_only_whole_where_they_belong_and_with_their_key(
    words: str, about: str, other: str, kept: int
) -> None:
    assume(about != other)
    sealed = lock(words, about=about, key=KEY)
    for box, place, key in ((sealed, other, KEY), (sealed, about, ANOTHER), (sealed[:kept], about, KEY)):
        with pytest.raises(Broken):
            unlock(box, about=place, key=key)


@given(place=st.integers(min_value=0), change=st.integers(1, 255))
def test_what_was_touched_is_refused(place: int, change: int) -> None:
    sealed = bytearray(lock("words", about="", key=KEY))
    sealed[place % len(sealed)] ^= change
    with pytest.raises(Broken):
        unlock(bytes(sealed), about="", key=KEY)


@given(one=st.text(max_size=200), two=st.text(max_size=200))
def test_a_line_and_half_a_page_look_alike_and_are_never_the_same(one: str, two: str) -> None:
    first, second = (lock(words, about="", key=KEY) for words in (one, two))
    assert first != second
    assert len(first) == len(second)


def test_lengths_grow_by_steps_alone() -> None:
    lengths = {len(lock("x" * number, about="", key=KEY)) for number in range(0, 10 * STEP, 50)}
    assert len(lengths) == 5


@given(about=st.text(), other=st.text())
def test_a_key_is_unwrapped_in_its_place_with_its_secret_alone(about: str, other: str) -> None:
    assume(about != other)
    wrapped = wrap(KEY, about=about, secret=SECRET)
    assert KEY not in wrapped
    assert unwrap(wrapped, about=about, secret=SECRET) == KEY
    for place, secret in ((other, SECRET), (about, OTHER)):
        with pytest.raises(Broken):
            unwrap(wrapped, about=place, secret=secret)
