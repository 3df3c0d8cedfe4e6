"""Registers of DOIs on this machine, which answer what the real ones answered when they were asked once."""

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import unquote

import pytest

from kith.lib.citations.tests.reading_of import FILES

RECORDED = {
    "/works/10.5555/jpp.2019.0123": "crossref-article.json",
    "/works/10.5555/voices.3": "crossref-chapter.json",
    "/dois/10.5555/open.data.1": "datacite-dataset.json",
}


@dataclass
class Registers:
    """Crossref below /works/, DataCite below /dois/. `instead` is answered to whatever is asked, while it is set."""

    asked: list[str] = field(default_factory=list)
    instead: tuple[int, bytes] | None = None

    def answer(self, path: str) -> tuple[int, bytes]:
        self.asked.append(path)
        if self.instead:
            return self.instead
        if path not in RECORDED:
            return 404, b"Resource not found."
        told = json.loads((FILES / RECORDED[path]).read_text(encoding="utf-8"))
        return 200, json.dumps(told).encode()


@pytest.fixture
def registers(settings: Any) -> Iterator[Registers]:
    here = Registers()

    class Desk(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, body = here.answer(unquote(self.path))
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_said: object) -> None:
            """Quietly."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Desk)
    settings.LOOKUPS_AT = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield here
    server.shutdown()
    server.server_close()
    thread.join()
