"""What is sealed comes out as it went in, only with its secret, only where it belongs, and only if nobody touched it."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kith.lib.sealing import LENGTH, Broken, lock, token, unlock

SECRET, OTHER = "one-secret-of-an-installation", "the-secret-of-another-one"
short = st.text(max_size=16).filter(lambda words: not words.endswith("\0"))


@given(words=short, about=st.text())
def test_what_goes_in_comes_out(words: str, about: str) -> None:
    assert unlock(lock(words, about=about, secret=SECRET), about=about, secret=SECRET) == words


@given(words=short, about=st.text(), place=st.integers(min_value=0), change=st.integers(1, 255))
def test_an_envelope_that_was_touched_is_refused(words: str, about: str, place: int, change: int) -> None:
    sealed = bytearray(lock(words, about=about, secret=SECRET))
    sealed[place % len(sealed)] ^= change
    with pytest.raises(Broken):
        unlock(bytes(sealed), about=about, secret=SECRET)


@given(words=short, about=st.text(), other=st.text(), kept=st.integers(0, 91))
def test_it_opens_only_whole_where_it_belongs_and_with_its_secret(
    words: str, about: str, other: str, kept: int
) -> None:
    assume(about != other)
    sealed = lock(words, about=about, secret=SECRET)
    for envelope, place, secret in (
        (sealed, other, SECRET), (sealed, about, OTHER), (sealed[:kept], about, SECRET)
    ):  # fmt: skip
        with pytest.raises(Broken):
            unlock(envelope, about=place, secret=secret)


@given(one=short, two=short, about=st.text())
def test_two_envelopes_look_alike_and_are_never_the_same(one: str, two: str, about: str) -> None:
    first, second = (lock(words, about=about, secret=SECRET) for words in (one, two))
    assert first != second
    assert len(first) == len(second)


@given(parts=st.lists(st.text(), min_size=1, max_size=3), others=st.lists(st.text(), min_size=1, max_size=3))
def test_a_token_is_that_of_its_parts_alone(parts: list[str], others: list[str]) -> None:
    assume(parts != others)
    assert token(*parts, secret=SECRET) == token(*parts, secret=SECRET)
    assert token(*parts, secret=SECRET) != token(*others, secret=SECRET)
    assert token(*parts, secret=SECRET) != token(*parts, secret=OTHER)


def test_what_does_not_fit_is_not_cut() -> None:
    with pytest.raises(ValueError, match="do not fit"):
        lock("x" * (LENGTH + 1), about="", secret=SECRET)
