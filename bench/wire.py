"""Reads answers of HTTP/1.1 from a stream of bytes: just enough for a load generator."""

from dataclasses import dataclass, field

WITHOUT_BODY = (204, 304)


class NotHttp(Exception):
    """The server answered with something that is not an answer."""


@dataclass
class Reader:
    """Fed with what arrives; knows when one answer is whole. `length` counts all that came for it."""

    status: int = 0
    length: int = 0
    headers: bytes = b""
    _buffer: bytearray = field(default_factory=bytearray)
    _rest: int | None = None
    _chunked: bool = False

    def feed(self, data: bytes) -> bool:
        """Take what arrived; True when the answer is whole."""
        self._buffer += data
        self.length += len(data)
        if not self.status and not self._read_head():
            return False
        if self._chunked:
            return self._buffer.endswith(b"0\r\n\r\n")
        return len(self._buffer) >= (self._rest or 0)

    def body(self) -> bytes:
        return bytes(self._buffer)

    def _read_head(self) -> bool:
        end = self._buffer.find(b"\r\n\r\n")
        if end < 0:
            return False
        self.headers = bytes(self._buffer[:end])
        del self._buffer[: end + 4]
        first = self.headers.partition(b"\r\n")[0].split(b" ", 2)
        if len(first) < 2 or not first[0].startswith(b"HTTP/1.") or not first[1].isdigit():
            raise NotHttp(self.headers[:80].decode("latin-1"))
        self.status = int(first[1])
        self._chunked = self.header("transfer-encoding").lower() == "chunked"
        self._rest = 0 if self.status in WITHOUT_BODY else int(self.header("content-length") or 0)
        return True

    def header(self, name: str) -> str:
        """The value of a header; empty when it is missing. Its name is given in small letters."""
        start = self.headers.lower().find(f"\r\n{name}:".encode())
        if start < 0:
            return ""
        return self.headers[start + len(name) + 3 :].partition(b"\r\n")[0].strip().decode("latin-1")
