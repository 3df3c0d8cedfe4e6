"""The house of one size, open as long as someone asks it for pages."""

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict

from bench.cases import Sender, pages, signed_in
from bench.cleaning import take_replies_back
from bench.growth import Asked
from bench.load import new_mark
from bench.serve import House
from bench.sizes import current


def main(arguments: list[str]) -> None:
    """Says what can be asked for, and stands until its input ends."""
    port = int(arguments[0])
    take_replies_back()
    try:
        with House(current().folder, port):
            print(json.dumps([asdict(each) for each in _everything(port)]), flush=True)
            sys.stdin.read()
    finally:
        take_replies_back()


def _everything(port: int) -> Iterator[Asked]:
    sender, mark = Sender(port, signed_in().cookies["sessionid"].value), new_mark()
    for case in pages():
        asked = [
            sender.post(path, mark=mark) if case.posts else sender.get(path, who=case.who)
            for path in case.paths
        ]
        yield Asked(case.title, asked, case.expect)
