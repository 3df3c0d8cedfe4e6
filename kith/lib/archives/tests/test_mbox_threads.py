"""Who answers whom."""

from itertools import count
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from kith.lib.archives.mbox_threads import NONE, Entries, Entry, in_reading_order, thread
from kith.lib.archives.scratch import Scratch
from kith.lib.archives.tests.mails import mail, read_all


def letter(name: str, *, day: int = 1, subject: str = "Topic", refs: str = "", answers: str = "") -> bytes:
    headers = f"References: {refs}\n" if refs else ""
    headers += f"In-Reply-To: {answers}\n" if answers else ""
    date = f"{1 + day % 28:02} {('Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun')[day // 28]} 2014 10:00:00 +0000"
    return mail(f"I am {name}.", name=f"<{name}@example.org>", subject=subject, date=date, headers=headers)


def family(tmp_path: Path, *mails: bytes) -> dict[str, str | None]:
    """Each message by its name, with the name of its parent; checks the order on the way."""
    messages, _ = read_all(tmp_path, mails)
    names = {message.identifier: message.source.removeprefix("I am ").rstrip(".") for message in messages}
    seen: set[str] = set()
    for message in messages:
        assert message.parent is None or message.parent in seen
        assert message.thread in seen or message.thread == message.identifier
        seen.add(message.identifier)
    return {names[one.identifier]: names[one.parent] if one.parent else None for one in messages}


def test_the_last_known_reference_is_the_parent(tmp_path: Path) -> None:
    refs = "<a@example.org> <b@example.org> <gone@example.org>"
    found = family(
        tmp_path, letter("a"), letter("b", day=2, answers="<a@example.org>"), letter("c", day=3, refs=refs)
    )
    assert found == {"a": None, "b": "a", "c": "b"}


def test_an_answer_that_stands_before_its_question_comes_after_it(tmp_path: Path) -> None:
    found = family(tmp_path, letter("b", day=2, answers="<a@example.org>"), letter("a"))
    assert list(found.items()) == [("a", None), ("b", "a")]


def test_answers_to_a_missing_message_stay_together(tmp_path: Path) -> None:
    gone = "<gone@example.org>"
    found = family(
        tmp_path,
        letter("c", day=3, subject="Re: X", refs=gone),
        letter("b", day=2, subject="Re: Y", refs=gone),
    )
    assert found == {"b": None, "c": "b"}


def test_without_references_the_subject_joins(tmp_path: Path) -> None:
    found = family(
        tmp_path,
        letter("a", subject="[peers] Rest"),
        letter("b", day=2, subject="AW: Re: [peers] rest"),
        letter("c", day=3, subject="Rest"),
    )
    assert found == {"a": None, "b": "a", "c": None}


def test_after_ninety_quiet_days_a_subject_joins_no_more(tmp_path: Path) -> None:
    assert family(tmp_path, letter("a"), letter("b", day=120, subject="Re: Topic")) == {"a": None, "b": None}


def test_messages_that_answer_each_other_in_a_circle_still_come_in(tmp_path: Path) -> None:
    found = family(
        tmp_path,
        letter("a", refs="<b@example.org>"),
        letter("b", refs="<a@example.org>"),
        letter("c", refs="<c@example.org>"),
    )
    assert set(found) == {"a", "b", "c"}
    assert list(found.values()).count(None) == 2


def test_threads_come_by_the_date_of_their_opening(tmp_path: Path) -> None:
    found = family(
        tmp_path,
        letter("late", day=9, subject="L"),
        letter("early", day=1, subject="E"),
        letter("reply", day=20, subject="Re: E"),
    )
    assert list(found) == ["early", "reply", "late"]


KEYS = st.integers(0, 12).map(lambda number: bytes([number]) * 12)
SUBJECTS = st.sampled_from([bytes(12), b"s" * 12, b"t" * 12])


@given(
    st.lists(
        st.tuples(
            KEYS,
            st.lists(KEYS, max_size=3),
            SUBJECTS,
            st.booleans(),
            st.integers(0, 9),
        )
    )
)
def test_any_web_of_references_gives_a_forest(
    rows: list[tuple[bytes, list[bytes], bytes, bool, int]],
) -> None:
    number = count()
    with Scratch() as scratch:
        entries = Entries(scratch)
        for key, refs, subject, answers, when in {row[0]: row for row in rows}.values():
            entry = Entry(0, next(number), 0, 0, key, key, subject, answers, float(when))
            entries.append(entry, references=tuple(refs))
        thread(entries)
        order = list(in_reading_order(entries))
        assert sorted(order) == list(range(len(entries)))
        for rank, place in enumerate(order):
            parent = entries.parent(place)
            assert parent == NONE or parent in order[:rank]
            assert entries.parent(entries.top(place)) == NONE
