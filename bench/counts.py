"""What can be counted without any load: queries of a page, and bytes of script."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urljoin

from django.db import connection
from django.test import Client

from bench import sizes
from bench.cases import ENCODINGS, LONG, READER, SPACES, Case, full_topics, signed_in
from bench.load import new_mark
from kith.capabilities.items.models import Item, ReadState
from kith.foundation.house.choices import house

SCRIPT = re.compile(r'<script[^>]+src="([^"]+)"')
MODULE = re.compile(
    r"""(?:\bimport\b|\bfrom\b)\s*\(?\s*["']([^"']+)["']|serviceWorker\.register\(["']([^"']+)["']"""
)


def queries_of(cases: list[Case]) -> dict[str, int]:
    """The queries of each page when it is opened for the second time; pages with few rows come as “few rows”."""
    visitor = Client(headers={"accept-encoding": ENCODINGS}, SERVER_NAME="127.0.0.1")
    reader, unseen = signed_in(), full_topics()[-1]
    ReadState.objects.filter(person__email=sizes.READER, item=unseen).delete()
    few = [Case("topic of 1 post", READER, [Item.objects.get(pk=LONG + 2).get_absolute_url()]),
           Case("space list without rows", READER, [f"/spaces/{SPACES[0]}/?page=499"]),
           Case("first visit to a topic", READER, [unseen.get_absolute_url()])]  # fmt: skip
    return {
        case.title: count(reader if case.who == READER else visitor, case)
        for case in (*few[2:], *cases, *few[:2])
    }


def queries_again(cases: list[Case]) -> dict[str, int]:
    """The queries of each page when it is opened for the second time, whatever else was asked before."""
    visitor, reader = Client(headers={"accept-encoding": ENCODINGS}, SERVER_NAME="127.0.0.1"), signed_in()
    return {case.title: count(reader if case.who == READER else visitor, case) for case in cases}


def count(client: Client, case: Case) -> int:
    def ask() -> Any:
        if case.posts:
            return client.post(case.paths[0], {"source": "A reply.", "send_key": new_mark()})
        return client.get(case.paths[0])

    if "first visit" not in case.name:
        ask()
    house()  # read every five seconds by each process, whatever is asked of it
    with heard_by() as heard:
        answer = ask()
    if answer.status_code != case.expect:
        raise RuntimeError(f"{case.title} answers {answer.status_code} at {case.paths[0]}.")
    return len(heard)


@contextmanager
def heard_by() -> Iterator[list[str]]:
    said: list[str] = []

    def hear(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        said.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(hear):
        yield said


def scripts(port: int, path: str, session: str) -> dict[str, int]:
    """Bytes of each script that a page brings, as a browser gets it (Brotli), with all that these import in turn."""
    page = _fetch(port, path, encoding="identity", session=session).decode()
    waiting, found = [urljoin(path, one) for one in SCRIPT.findall(page)], dict[str, int]()
    while waiting:
        address = waiting.pop(0)
        if address not in found:
            words = _fetch(port, address, encoding="identity", session=session).decode()
            found[address] = len(_fetch(port, address, encoding="br", session=session))
            waiting += [urljoin(address, one or other) for one, other in MODULE.findall(words)]
    return found


def _fetch(port: int, path: str, *, encoding: str, session: str) -> bytes:
    server = HTTPConnection("127.0.0.1", port, timeout=20)
    server.request("GET", path, headers={"Accept-Encoding": encoding, "Cookie": f"sessionid={session}"})
    answer = server.getresponse()
    body = answer.read()
    server.close()
    if answer.status != 200:
        raise RuntimeError(f"{path} answers {answer.status}.")
    return body


def etag_of(port: int, path: str) -> str:
    """The validator that a visitor's page carries; empty when it has none."""
    server = HTTPConnection("127.0.0.1", port, timeout=20)
    server.request("GET", path, headers={"Accept-Encoding": ENCODINGS, "Accept-Language": "en"})
    answer = server.getresponse()
    answer.read()
    server.close()
    return answer.getheader("ETag") or ""
