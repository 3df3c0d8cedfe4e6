"""A receiving mail server that counts."""

import re
import threading
import time
from email import message_from_bytes
from types import TracebackType
from typing import Any

from aiosmtpd.controller import Controller

KEY = re.compile(r"<([0-9a-f]{32})@")


class Mailbox:
    """Takes every mail, and remembers which letter it was."""

    def __init__(self, port: int) -> None:
        self.port = port
        self._came: dict[str, list[float]] = {}
        self._lock = threading.Lock()
        self._controller = Controller(self, hostname="127.0.0.1", port=port)

    def __enter__(self) -> "Mailbox":
        self._controller.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self._controller.stop()

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 (so it is called)
        found = KEY.search(str(message_from_bytes(envelope.content)["Message-ID"]))
        if found:
            with self._lock:
                self._came.setdefault(found[1], []).append(time.monotonic())
        return "250 Thank you"

    def count(self) -> int:
        with self._lock:
            return sum(map(len, self._came.values()))

    def messages(self) -> dict[str, list[float]]:
        """When each letter came: more than once, if it was sent again."""
        with self._lock:
            return {key: list(moments) for key, moments in self._came.items()}
