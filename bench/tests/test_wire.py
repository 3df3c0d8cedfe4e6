"""The load generator must not take half an answer for a whole one."""

import pytest

from bench.wire import NotHttp, Reader

WHOLE = b'HTTP/1.1 200 OK\r\nContent-Length: 11\r\nETag: "abc"\r\n\r\nhello world'


@pytest.mark.parametrize("cut", range(1, len(WHOLE)))
def test_an_answer_in_two_pieces_is_whole_only_with_the_second(cut: int) -> None:
    reader = Reader()
    assert not reader.feed(WHOLE[:cut])
    assert reader.feed(WHOLE[cut:])
    assert (reader.status, reader.body(), reader.length) == (200, b"hello world", len(WHOLE))


def test_an_answer_that_has_not_changed_has_no_body() -> None:
    reader = Reader()
    assert reader.feed(b'HTTP/1.1 304 Not Modified\r\nContent-Length: 500\r\nETag: "abc"\r\n\r\n')
    assert (reader.status, reader.header("etag"), reader.header("vary")) == (304, '"abc"', "")


def test_an_answer_in_chunks_ends_with_the_empty_chunk() -> None:
    reader = Reader()
    assert not reader.feed(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n")
    assert reader.feed(b"0\r\n\r\n")


def test_what_is_not_http_is_said_to_be_so() -> None:
    with pytest.raises(NotHttp):
        Reader().feed(b"SSH-2.0-OpenSSH\r\n\r\n")
