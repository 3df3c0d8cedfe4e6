"""What was read is believed until its time is over, or until someone says that it has changed."""

import pytest

from kith.lib.believed import Believed


def test_what_was_read_is_believed_and_read_again_when_it_is_forgotten() -> None:
    read = iter("abc")
    known = Believed(lambda: next(read), first="", seconds=60)
    assert known.now() == known.now() == "a"
    known.forget()
    assert known.now() == known.now() == "b"


def test_what_is_believed_for_no_time_is_read_each_time() -> None:
    read = iter("abc")
    known = Believed(lambda: next(read), first="", seconds=0)
    assert known.now() + known.now() == "ab"


def _out_of_reach() -> str:
    raise ConnectionError


def test_a_reading_that_fails_changes_nothing() -> None:
    known = Believed(_out_of_reach, first="as before", seconds=60)
    with pytest.raises(ConnectionError):
        known.now()
    assert known.value == "as before"
