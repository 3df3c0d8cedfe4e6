"""Measures one size from start to end, and writes its numbers as JSON."""

import json
import platform
import subprocess
import sys
import time
from dataclasses import asdict
from importlib.metadata import version
from statistics import median, quantiles
from typing import Any

from django.db import connection

from bench import counts, sizes
from bench.cases import VISITOR, Case, Sender, new_mark, pages, signed_in
from bench.cleaning import take_replies_back
from bench.load import Load
from bench.load import Result as Loaded
from bench.serve import House

CONNECTIONS, COMPARED_AT = (1, 8, 32), 8
DRAIN = 120


class Failed(Exception):
    """The house answered something else than it should; the measurement ends."""


class Measurement:
    def __init__(self, port: int, *, quick: bool) -> None:
        self.port = port
        self.seconds, self.warm_up = (1.5, 0.5) if quick else (5.0, 1.0)
        self.sender = Sender(port, signed_in().cookies["sessionid"].value)
        self.all = pages()

    def run(self) -> dict[str, Any]:
        queries = counts.queries_of(self.all)
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
        return found | {"queries": queries, "drained": drained, "versions": versions(), "data": _data()}

    def _case(self, case: Case) -> list[dict[str, Any]]:
        return [self._row(case, connections) for connections in CONNECTIONS]

    def _row(self, case: Case, connections: int) -> dict[str, Any]:
        row = {"name": case.name, "who": case.who, "connections": connections}
        if not case.bare or connections != COMPARED_AT:
            return row | self._numbers([self._page(case, connections, self.seconds)])
        real, bare = [], []
        for _turn in range(2):
            real.append(self._page(case, connections, self.seconds / 2))
            bare.append(self._bare(case, connections, self.seconds / 2))
        return row | self._numbers(real) | {"bare": self._numbers(bare)}

    def _page(self, case: Case, connections: int, seconds: float) -> Loaded:
        mark = new_mark()
        requests = [
            self.sender.post(path, mark=mark) if case.posts else self.sender.get(path, who=case.who)
            for path in case.paths
        ]
        return self._load(case.title, requests, connections, seconds, expect=case.expect, mark=mark)

    def _bare(self, case: Case, connections: int, seconds: float) -> Loaded:
        requests = [self.sender.get(path, who=case.who) for path in case.bare]
        return self._load(f"bare {case.title}", requests, connections, seconds)

    def _unchanged(self) -> list[dict[str, Any]]:
        """Visitors who ask whether their copy still holds, beside a view that does nothing."""
        rows = []
        for case in self.all:
            if case.who == VISITOR and not case.name.startswith("search"):
                tags = {path: counts.etag_of(self.port, path) for path in case.paths}
                rows.append({"name": case.name} | (self._compared(tags) if all(tags.values()) else {}))
        return rows

    def _compared(self, tags: dict[str, str]) -> dict[str, Any]:
        asked = [self.sender.get(path, who=VISITOR, etag=tag) for path, tag in tags.items()]
        nothing = [self.sender.get("/bench/empty/", who=VISITOR)]
        same, empty = [], []
        for _turn in range(2):
            same.append(self._load("unchanged page", asked, COMPARED_AT, self.seconds / 2, expect=304))
            empty.append(self._load("empty view", nothing, COMPARED_AT, self.seconds / 2))
        return self._numbers(same) | {"bare": self._numbers(empty)}

    def _load(
        self,
        title: str,
        requests: list[str],
        connections: int,
        seconds: float,
        *,
        expect: int = 200,
        mark: str = "",
    ) -> Loaded:
        load = Load(self.port, requests, expect, connections, seconds, self.warm_up, mark)
        done = subprocess.run([sys.executable, "-m", "bench.load"], input=json.dumps(asdict(load)), text=True,
                              capture_output=True, check=False)  # fmt: skip
        if done.returncode:
            raise Failed(f"{title}: {done.stderr[-600:]}")
        result = Loaded(**json.loads(done.stdout))
        if result.wrong or not result.times:
            raise Failed(f"{title}: {result.wrong or 'no answer came in time.'}")
        return result

    def _numbers(self, loads: list[Loaded]) -> dict[str, float]:
        times = [each for load in loads for each in load.times]
        ranks = quantiles(times, n=100, method="inclusive") if len(times) > 1 else [times[0]] * 99
        return {
            "rate": len(times) / sum(load.seconds for load in loads),
            "p50": median(times),
            "p99": ranks[98],
            "bytes": sum(load.sent for load in loads) / len(times),
        }

    def _drain(self) -> dict[str, float]:
        """How long the worker needs for what the replies left to do."""
        started, waiting = time.monotonic(), _jobs()
        while _jobs() and time.monotonic() - started < DRAIN:
            time.sleep(0.5)
        return {"jobs": waiting, "seconds": time.monotonic() - started, "left": _jobs()}


def _jobs() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs WHERE status IN ('todo', 'doing')")
        return int(cursor.fetchone()[0])


def _data() -> dict[str, Any]:
    sizes_of = "SELECT pg_size_pretty(pg_database_size(current_database())), (SELECT count(*) FROM conversations_post)"
    with connection.cursor() as cursor:
        cursor.execute(sizes_of)
        size, posts = cursor.fetchone()
    return {"size": size, "posts": posts}


def versions() -> dict[str, str]:
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        postgres = cursor.fetchone()[0]
    return {"Python": platform.python_version(), "Django": version("django"), "granian": version("granian"),
            "PostgreSQL": postgres}  # fmt: skip


def main(arguments: list[str]) -> None:
    take_replies_back()
    try:
        found = Measurement(int(arguments[0]), quick="--quick" in arguments).run()
    finally:
        take_replies_back()
    json.dump(found, sys.stdout)
