"""A whole harvest of the library, as a catalogue makes it: how fast, and what it costs the server in memory."""

import re
import sys
import time
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlencode

from bench.serve import House

WARM, EVERY = 5, 40  # pages until memory is looked at first, and how often after that
TOKEN = re.compile(rb"<resumptionToken[^>]*>([^<]+)</resumptionToken>")
FIRST = {"verb": "ListRecords", "metadataPrefix": "oai_dc"}


def harvested(port: int, house: House) -> dict[str, Any]:
    """Times of pages in milliseconds, memory in MB: after the first pages, and the most that there was later."""
    server, asked, records, times, memory = HTTPConnection("127.0.0.1", port, timeout=30), FIRST, 0, [], []
    while asked:
        begun = time.perf_counter()
        page = _page(server, asked)
        times.append((time.perf_counter() - begun) * 1000)
        records += page.count(b"<header")
        if len(times) == WARM or (len(times) > WARM and len(times) % EVERY == 0):
            memory.append(house.memory().own)
        token = TOKEN.search(page)
        asked = {"verb": "ListRecords", "resumptionToken": token[1].decode()} if token else {}
    server.close()
    memory.append(house.memory().own)
    print(f"  harvest: {records:,} records in {sum(times) / 1000:.0f} s", file=sys.stderr)
    return {
        "records": records, "seconds": sum(times) / 1000, "memory": memory[0], "most": max(memory),
        "first": sorted(times[:20])[len(times[:20]) // 2], "last": sorted(times[-20:])[len(times[-20:]) // 2],
    }  # fmt: skip


def _page(server: HTTPConnection, asked: dict[str, str]) -> bytes:
    server.request("GET", f"/oai/?{urlencode(asked)}")
    answer = server.getresponse()
    page = answer.read()
    if answer.status != 200 or b"<error" in page:
        raise RuntimeError(f"A harvest ended with {answer.status}: {page[:300]!r}")
    return page
