"""Measures the library of one size from start to end, and writes its numbers as JSON."""

import json
import os
import sys
from typing import Any

from django.http import QueryDict

from bench import library_cases, sizes
from bench.counts import heard_by, queries_again
from bench.facts import data, versions
from bench.harvesting import harvested
from bench.importing import imported_in_a_second
from bench.measure import Measurement
from bench.serve import House
from kith.capabilities.items.models import Item
from kith.domains.library.asking import asked_in
from kith.domains.library.browsing import first_of, tallied


class LibraryMeasurement(Measurement):
    def run(self) -> dict[str, Any]:
        before = {
            "data": data(), "queries": queries_again(self.all), "counting": _counting(), "versions": versions(),
            "busy": os.getloadavg()[0], "references": imported_in_a_second(),
        }  # fmt: skip
        with House(sizes.current().folder, self.port) as served:
            loads = [row for case in self.all for row in self._case(case)]
            return before | {"loads": loads, "harvest": harvested(self.port, served)}


def _counting() -> int:
    """With how many queries it is counted how much there is of what."""
    with heard_by() as heard:
        asked = asked_in(QueryDict(library_cases.LOOKING[0].lstrip("?")), by=None)
        tallied(
            first_of(Item.objects.visible_to(None).filter(asked.condition()).order_by("-entry__renewed_at"))
        )
    return len(heard)


def main(arguments: list[str]) -> None:
    cases, quick = library_cases.pages(), "--quick" in arguments
    json.dump(LibraryMeasurement(int(arguments[0]), cases, quick=quick).run(), sys.stdout)
