"""Registers of DOIs on this machine, which answer what the real ones answered when they were asked once."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

import pytest

from kith.lib.citations.tests.reading_of import FILES
from tests.serving import Answer, serving

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

    def answer(self, path: str) -> Answer:
        self.asked.append(path)
        if self.instead:
            return Answer(self.instead[0], body=self.instead[1])
        if path not in RECORDED:
            return Answer(404, body=b"Resource not found.")
        told = json.loads((FILES / RECORDED[path]).read_text(encoding="utf-8"))
        return Answer(200, body=json.dumps(told).encode())


@pytest.fixture
def registers(settings: Any) -> Iterator[Registers]:
    here = Registers()
    with serving(lambda asked, _body: here.answer(unquote(asked.path))) as address:
        settings.LOOKUPS_AT = address
        yield here
