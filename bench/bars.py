"""The bars of the plan, each with what was measured."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bench.growth import Growth

LIST_PAGES, TOPIC_PAGES = (
    ("home", "space list"),
    ("topic of 40 posts", "long thread, first page", "long thread, last page"),
)
FEWEST, MOST = "10k", "1m"
Results = dict[str, dict[str, Any]]


@dataclass(frozen=True)
class Bar:
    """`measured` is None when it could not be measured; `at_least` says which way is good."""

    what: str
    measured: float | None
    bar: float
    unit: str = ""
    at_least: bool = False

    @property
    def is_met(self) -> bool:
        if self.measured is None:
            return False
        return self.measured >= self.bar if self.at_least else self.measured <= self.bar


def bars(results: Results, growth: Growth) -> list[Bar]:
    return [
        *_ratios(results),
        *_growth(growth),
        *_queries(results),
        *_weights(results),
        *_word_gets_round(results),
    ]


def _ratios(results: Results) -> Iterator[Bar]:
    for size, found in results.items():
        for row in found["loads"]:
            if "bare" in row and (row["name"] in LIST_PAGES or row["who"] == "signed in"):
                bar = 0.4 if row["name"] in LIST_PAGES else 0.5
                title = f"{row['name']}, {row['who']}: rate beside the bare view ({size})"
                yield Bar(title, row["rate"] / row["bare"]["rate"], bar, at_least=True)
        for row in found["unchanged"]:
            if row["when"] != "asked again soon":
                continue  # told in the tables; what is made anew cannot cost as little as nothing
            ratio = row["rate"] / row["bare"]["rate"] if "rate" in row else None
            yield Bar(
                f"{row['name']}, 304 {row['when']}: rate beside an empty view ({size})",
                ratio,
                0.8,
                at_least=True,
            )


def _growth(growth: Growth) -> Iterator[Bar]:
    for title, (few, many) in growth.items():
        bar = 3.0 if title.startswith("search") else 1.3
        yield Bar(f"{title}: p50 at {MOST} beside {FEWEST}, one at a time", many / few, bar)


def _queries(results: Results) -> Iterator[Bar]:
    counts: dict[str, list[int]] = {}
    for found in results.values():
        for title, count in found["queries"].items():
            counts.setdefault(title, []).append(count)
    for title, each in counts.items():
        if not title.startswith("posting"):
            most = 6 if title.startswith(("topic", "long", "first visit")) else 8
            yield Bar(f"{title}: queries", max(each), most)
        if len(set(each)) > 1:
            yield Bar(f"{title}: difference in queries between sizes", max(each) - min(each), 0)


def _weights(results: Results) -> Iterator[Bar]:
    for size, found in results.items():
        topics = [row["bytes"] for row in found["loads"] if row["name"] in TOPIC_PAGES]
        yield Bar(f"topic page on the wire, the heaviest ({size})", max(topics) / 1000, 40, "KB")
        yield Bar(f"all script together ({size})", sum(found["scripts"].values()) / 1000, 30, "KB")
        yield Bar(f"all processes after the run ({size})", found["memory"]["own"], 400, "MB")


def _word_gets_round(results: Results) -> Iterator[Bar]:
    for found in results.values():
        if told := found.get("told"):
            people = f"{told['followers']:,} followers"
            yield Bar(f"one reply to {people}: a worker's time for their inboxes", told["seconds"], 2, "s")
            more = max(told["followed"] - told["alone"], 0)
            yield Bar(f"one reply to {people}: what it costs the author more", more, 10, "ms")
        if streams := found.get("streams"):
            open_pages = f"{streams['streams']:,} open streams in one process"
            yield Bar(f"{open_pages}: median time until they hear", streams["median"], 250, "ms")
            yield Bar(f"{open_pages}: memory for each", streams["kilobytes"], 40, "KB")
        if made := found.get("digests"):
            title = f"weekly digests of {made['members']:,} members, made in a second by one process"
            yield Bar(title, made["rate"], 300, at_least=True)
