import time
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kith.lib.diff import Change, items, words

TEXT = st.lists(st.sampled_from(["peer", "support", " ", " ", "\n", ".", "é", "\r\n"]), max_size=60).map(
    "".join
)


@given(TEXT | st.text(), TEXT | st.text())
def test_the_changes_lead_from_one_text_to_the_other(before: str, after: str) -> None:
    changes = words(before, after)
    assert "".join(change.text for change in changes if change.kind != "added") == before
    assert "".join(change.text for change in changes if change.kind != "removed") == after
    assert all(change.text for change in changes)
    assert all(one.kind != next_one.kind for one, next_one in pairwise(changes))


def test_one_changed_word_is_one_change() -> None:
    assert words("We meet on Monday.", "We meet on Friday.") == [
        Change("same", "We meet on "),
        Change("removed", "Monday"),
        Change("added", "Friday"),
        Change("same", "."),
    ]


def test_an_added_line_leaves_the_others_alone() -> None:
    assert words("one\ntwo\n", "one\nand a half\ntwo\n") == [
        Change("same", "one\n"),
        Change("added", "and a half\n"),
        Change("same", "two\n"),
    ]


def test_equal_texts_have_no_change() -> None:
    assert words("a b", "a b") == [Change("same", "a b")]
    assert words("", "") == []


def test_long_texts_that_share_nothing_take_no_time() -> None:
    before, after = " ".join(["one two"] * 20_000), "\n".join(["two. three"] * 20_000)
    began = time.process_time()
    assert words(before, after)[0].kind == "removed"
    assert time.process_time() - began < 5


@given(st.lists(st.sampled_from("abc"), unique=True), st.permutations("abcd"))
def test_the_order_of_a_list_is_no_change(before: list[str], after: list[str]) -> None:
    assert {change.kind for change in items(after, after[::-1])} == {"same"}
    changes = items(before, after)
    assert {change.text for change in changes if change.kind == "added"} == {
        f"{each}\n" for each in {*after} - {*before}
    }
    assert not any(change.kind == "removed" for change in changes)


def test_what_left_a_list_comes_last() -> None:
    assert items(["tea", "walks"], ["soup", "tea"]) == [
        Change("same", "tea\n"),
        Change("added", "soup\n"),
        Change("removed", "walks\n"),
    ]
