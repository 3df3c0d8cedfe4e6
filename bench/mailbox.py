"""A receiving mail server that counts."""

import re
import threading
from email import message_from_bytes
from types import TracebackType
from typing import Any

from aiosmtpd.controller import Controller

KEY = re.compile(r"<([0-9a-f]{32})@")


class Mailbox:
    """Takes every mail, and remembers which letter it was."""

    def __init__(self, port: int) -> None:
        self.port = port
        self._came: list[str] = []
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
                self._came.append(found[1])
        return "250 Thank you"

    def count(self) -> int:
        return len(self._came)

    def messages(self) -> list[str]:
        with self._lock:
            return list(self._came)
