"""Measures the gatherings of one size from start to end, and writes its numbers as JSON."""

import json
import os
import sys
from typing import Any

from django.db import connection

from bench import gatherings_cases, sizes
from bench.counts import queries_again
from bench.facts import data, versions
from bench.measure import Measurement
from bench.rushing import rushed, take_rush_back
from bench.serve import House

COUNTED = """SELECT (SELECT count(*) FROM gatherings_gathering), (SELECT count(*) FROM gatherings_occasion),
    (SELECT count(*) FROM gatherings_seat)"""


class GatheringsMeasurement(Measurement):
    def run(self) -> dict[str, Any]:
        before = {
            "data": data() | _counted(), "queries": queries_again(self.all), "versions": versions(),
            "busy": os.getloadavg()[0],
        }  # fmt: skip
        with House(sizes.current().folder, self.port):
            loads = [row for case in self.all for row in self._case(case)]
            return before | {"loads": loads, "rush": rushed(self.port)}


def _counted() -> dict[str, int]:
    with connection.cursor() as cursor:
        cursor.execute(COUNTED)
        return dict(zip(("gatherings", "dates", "registrations"), cursor.fetchone(), strict=True))


def main(arguments: list[str]) -> None:
    cases, quick = gatherings_cases.pages(), "--quick" in arguments
    take_rush_back()
    try:
        found = GatheringsMeasurement(int(arguments[0]), cases, quick=quick).run()
    finally:
        take_rush_back()
    json.dump(found, sys.stdout)
