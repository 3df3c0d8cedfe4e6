"""Someone who posts without pause, and sends again what was not acknowledged, as a browser page does."""

import secrets
import threading
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlencode

TOKEN = "k" * 32
PAUSE = 0.15  # before the same is sent again
THOUGHT = 2.0  # between two posts


@dataclass(frozen=True)
class Seat:
    """A session, and the item in which its owner writes."""

    session: str
    item: int


class Poster:
    def __init__(self, port: int, seat: Seat) -> None:
        self.port, self.seat = port, seat
        self.acknowledged: list[str] = []
        self._ended = threading.Event()

    @property
    def said(self) -> int:
        return len(self.acknowledged)

    def stop(self) -> None:
        self._ended.set()

    def go(self) -> None:
        while not self._ended.is_set():
            key = secrets.token_hex(16)
            while not self._post(key):
                if self._ended.wait(PAUSE):
                    return
            self.acknowledged.append(key)
            self._ended.wait(THOUGHT)

    def _post(self, key: str) -> bool:
        """Whether the house said yes."""
        words = {
            "csrfmiddlewaretoken": TOKEN,
            "source": f"Words of {key}",
            "looked_over": "on",
            "send_key": key,
        }
        head = {"Cookie": f"sessionid={self.seat.session}; csrftoken={TOKEN}",
                "Content-Type": "application/x-www-form-urlencoded"}  # fmt: skip
        connection = HTTPConnection("127.0.0.1", self.port, timeout=8)
        try:
            connection.request("POST", f"/items/{self.seat.item}/reply/", urlencode(words), head)
            return connection.getresponse().status == 302
        except (OSError, HTTPException):
            return False
        finally:
            connection.close()
