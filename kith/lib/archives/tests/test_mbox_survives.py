"""Whatever stands in the file: no mail stops the others, and memory does not grow with the archive."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.lib.archives.shapes import Message
from kith.lib.archives.tests.mails import mail, read_all

MULTIPART = (
    b"--b\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\nSGVsbG8=\n"
    b'--b\nContent-Type: image/png; name="=?utf-8?Q?a.png?="\nContent-Disposition: attachment\n\nxx\n--b--\n'
)
SEED = mail(MULTIPART, headers="Content-Type: multipart/mixed; boundary=b\nReferences: <x@example.org>\n")
WEIRD = st.sampled_from(
    [
        b"\n",
        b"\n\n",
        b"\x00",
        b"\xff\xfe",
        b"From ",
        b"--b\n",
        b"=?utf-8?B?",
        b"charset=",
        b"multipart/alternative; ",
        b"<",
        b'"',
        b"*0*=",
        b"%",
    ]
)
EDITS = st.lists(
    st.tuples(st.integers(0, len(SEED)), st.integers(0, 30), WEIRD | st.binary(max_size=20)), max_size=6
)


def sound(message: Message) -> bool:
    texts = (
        message.title,
        message.source,
        message.author.name,
        message.credit,
        *(one.name for one in message.enclosures),
    )
    return all("\x00" not in text and text.encode("utf-8").decode("utf-8") == text for text in texts)


@given(EDITS)
def test_no_damage_stops_the_mails_around_it(
    tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[int, int, bytes]]
) -> None:
    damaged = SEED
    for place, length, new in edits:
        damaged = damaged[:place] + new + damaged[place + length :]
    first, last = mail("First.", name="<first@example.org>"), mail("Last.", name="<last@example.org>")
    messages, problems = read_all(tmp_path_factory.getbasetemp(), [first, damaged + b"\n\n", last])
    assert "Last." in {message.source for message in messages}
    assert any(message.source.startswith("First.") for message in messages)
    assert all(sound(message) for message in messages)
    assert all(problem.position and problem.reason for problem in problems)


@given(st.binary(max_size=500))
def test_no_bytes_raise(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    messages, problems = read_all(tmp_path_factory.getbasetemp(), [data])
    assert messages or problems
    assert all(sound(message) for message in messages)


@pytest.mark.parametrize(
    "opening", [b"Content-Type: multipart/mixed; boundary=x\n\n--x\n", b"Content-Type: message/rfc822\n\n"]
)
def test_parts_nested_without_end_still_give_a_message(tmp_path: Path, opening: bytes) -> None:
    raw = mail(opening * 3000 + b"\nwords")
    messages, _ = read_all(tmp_path, [raw, mail("Last.", name="<last@example.org>")])
    assert [message.source for message in messages][-1] == "Last."
    assert len(messages) == 2


def test_a_line_without_end_is_read_in_pieces(tmp_path: Path) -> None:
    messages, _ = read_all(tmp_path, [mail(b"x" * 300_000), mail("Last.", name="<last@example.org>")])
    assert [len(message.source) for message in messages] == [300_000, 5]
