"""The house of one size, open as long as someone asks it for pages."""

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict

from bench import cases, gatherings_cases, library_cases
from bench.cases import Sender, signed_in
from bench.cleaning import take_replies_back
from bench.growth import Asked
from bench.load import new_mark
from bench.serve import House
from bench.sizes import SIZES, Agenda, Shelf, current


def main(arguments: list[str]) -> None:
    """Says what can be asked for, and stands until its input ends."""
    port = int(arguments[0])
    _tidy()
    try:
        with House(current().folder, port):
            print(json.dumps([asdict(each) for each in _everything(port)]), flush=True)
            sys.stdin.read()
    finally:
        _tidy()


def _tidy() -> None:
    """Nothing is written by those who ask in a library or for gatherings; there, what replies to the first items belongs to them."""
    if current().name in SIZES:
        take_replies_back()


def _everything(port: int) -> Iterator[Asked]:
    sender, mark = Sender(port, signed_in().cookies["sessionid"].value), new_mark()
    for case in _cases():
        asked = [
            sender.post(path, mark=mark) if case.posts else sender.get(path, who=case.who)
            for path in case.paths
        ]
        yield Asked(case.title, asked, case.expect)


def _cases() -> list[cases.Case]:
    match current():
        case Shelf():
            return library_cases.pages()
        case Agenda():
            return gatherings_cases.pages()
        case _:
            return cases.pages()
