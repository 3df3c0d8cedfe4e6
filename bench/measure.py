"""Measures one size from start to end, and writes its numbers as JSON."""

import json
import os
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from bench import counts, digests, sizes, streams, telling
from bench.bars import FEWEST, MOST
from bench.cases import VISITOR, Case, Sender, pages, signed_in
from bench.cleaning import take_replies_back
from bench.facts import data, jobs_waiting, versions
from bench.load import KEY, Load, new_mark
from bench.load import Result as Loaded
from bench.loading import loaded, numbers
from bench.serve import House

CONNECTIONS, COMPARED_AT, TURNS, TRIES = (1, 8, 32), 8, 4, 5
SOON, LATER = "asked again soon", "asked again later"
DRAIN = 120


class Measurement:
    def __init__(self, port: int, cases: Sequence[Case], *, quick: bool) -> None:
        self.port = port
        self.seconds, self.warm_up = (1.5, 0.5) if quick else (5.0, 1.0)
        self.sender = Sender(port, signed_in().cookies["sessionid"].value)
        self.all = list(cases)

    def run(self) -> dict[str, Any]:
        before = {
            "data": data(),
            "queries": counts.queries_of(self.all),
            "versions": versions(),
            "busy": os.getloadavg()[0],
        }
        with House(sizes.current().folder, self.port) as house:
            loads = [row for case in self.all for row in self._case(case)]
            topic = next(case for case in self.all if case.bare and case.name.startswith("topic"))
            drained = self._drain()
            found = {
                "loads": loads,
                "unchanged": self._unchanged(),
                "scripts": counts.scripts(self.port, topic.paths[0], self.sender.session),
                "memory": asdict(house.memory()),
            }
        return before | found | {"drained": drained} | self._word_gets_round()

    def _word_gets_round(self) -> dict[str, Any]:
        """Each at one size: the first two do not depend on how much was ever written, digests are read from it."""
        if sizes.current() == sizes.SIZES[FEWEST]:
            return {"told": telling.fan_out(), "streams": streams.measured(self.port)}
        if sizes.current() == sizes.SIZES[MOST]:
            return {"digests": digests.made()}
        return {}

    def _case(self, case: Case) -> list[dict[str, Any]]:
        rows = [self._row(case, connections) for connections in CONNECTIONS]
        print(f"  {case.title}: {rows[0]['p50']:.0f} ms alone", file=sys.stderr)
        return rows

    def _row(self, case: Case, connections: int) -> dict[str, Any]:
        row = {"name": case.name, "who": case.who, "connections": connections}
        if not case.bare or connections != COMPARED_AT:
            return row | numbers([self._page(case, connections, self.seconds)])
        real, bare = [], []
        for _turn in range(TURNS):
            real.append(self._page(case, connections, self.seconds / TURNS))
            bare.append(self._bare(case))
        return row | numbers(real) | {"bare": numbers(bare)}

    def _page(self, case: Case, connections: int, seconds: float) -> Loaded:
        mark = new_mark()
        requests = [
            self.sender.post(path, mark=mark) if case.posts else self.sender.get(path, who=case.who)
            for path in case.paths
        ]
        return self._load(case.title, requests, connections, seconds, expect=(case.expect,), mark=mark)

    def _bare(self, case: Case) -> Loaded:
        return self._turn(f"bare {case.title}", [self.sender.get(path, who=case.who) for path in case.bare])

    def _unchanged(self) -> list[dict[str, Any]]:
        """Visitors who ask whether their copy still holds, beside a view that does nothing.

        The house believes a validator for some seconds without making the page again. Under load that is always so,
        in life seldom; so a second measurement asks in a way that the house has not been asked before.
        """
        rows = []
        for case in self.all:
            if case.who == VISITOR and not case.name.startswith("search"):
                rows += [
                    {"name": case.name, "when": when, **self._while_it_holds(case, when)}
                    for when in (SOON, LATER)
                ]
        return rows

    def _while_it_holds(self, case: Case, when: str) -> dict[str, Any]:
        """When “5 minutes ago” becomes “6 minutes ago” the page has changed indeed, and is sent: then we measure again."""
        for _try in range(TRIES):
            tags = {path: counts.etag_of(self.port, path) for path in case.paths}
            if not all(tags.values()):
                return {}
            found, changed = self._compared(tags, when)
            if not changed:
                return found
        return {}

    def _compared(self, tags: dict[str, str], when: str) -> tuple[dict[str, Any], bool]:
        """The rates of both, and whether a page changed meanwhile."""
        language = f"en, {KEY}" if when == LATER else "en"
        asked = [
            self.sender.get(path, who=VISITOR, etag=tag, language=language) for path, tag in tags.items()
        ]
        nothing = [self.sender.get("/bench/empty/", who=VISITOR)]
        same, empty = [], []
        for _turn in range(TURNS):
            same.append(self._turn(f"unchanged page, {when}", asked, expect=(304, 200), mark=new_mark()))
            empty.append(self._turn("empty view", nothing))
        return numbers(same) | {"bare": numbers(empty)}, any(each.others for each in same)

    def _turn(
        self, title: str, requests: list[str], *, expect: Sequence[int] = (200,), mark: str = ""
    ) -> Loaded:
        """A short part of a comparison; the two sides take turns, so that others on the machine disturb both alike."""
        return self._load(title, requests, COMPARED_AT, self.seconds / TURNS, expect=expect, mark=mark)

    def _load(
        self,
        title: str,
        requests: list[str],
        connections: int,
        seconds: float,
        *,
        expect: Sequence[int] = (200,),
        mark: str = "",
    ) -> Loaded:
        return loaded(title, Load(self.port, requests, expect, connections, seconds, self.warm_up, mark))

    def _drain(self) -> dict[str, float]:
        """How long the worker needs for what the replies left to do."""
        started, waiting = time.monotonic(), jobs_waiting()
        while jobs_waiting() and time.monotonic() - started < DRAIN:
            time.sleep(0.5)
        return {"jobs": waiting, "seconds": time.monotonic() - started, "left": jobs_waiting()}


def main(arguments: list[str]) -> None:
    take_replies_back()
    try:
        found = Measurement(int(arguments[0]), pages(), quick="--quick" in arguments).run()
    finally:
        take_replies_back()
    json.dump(found, sys.stdout)
