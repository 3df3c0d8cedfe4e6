"""How much data each run is measured on."""

import os
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
NO_END = "1000000"
READER = "reader@bench.invalid"


@dataclass(frozen=True)
class Size:
    name: str
    posts: int
    people: int

    @property
    def folder(self) -> Path:
        return ROOT / "var" / "bench" / self.name

    @property
    def stamp(self) -> Path:
        return self.folder / "seeded"

    def environment(self, port: int) -> dict[str, str]:
        """What our processes of this size run with: their own data, nothing of the caller's installation."""
        kept = {
            name: value for name, value in os.environ.items() if not name.startswith(("KITH_", "DATABASE_"))
        }
        ours = {
            "KITH_DATA": str(self.folder),
            "KITH_URL": f"http://127.0.0.1:{port}",
            "KITH_POSTS_PER_HOUR": NO_END,
        }
        return kept | ours | {"DJANGO_SETTINGS_MODULE": "bench.settings", "BENCH_SIZE": self.name}


def _by_name[Kind: Size](*sizes: Kind) -> dict[str, Kind]:
    return {size.name: size for size in sizes}


SIZES = _by_name(Size("10k", 10_000, 500), Size("200k", 200_000, 2_000), Size("1m", 1_000_000, 5_000))


@dataclass(frozen=True)
class Shelf(Size):
    """So much in the library; of its posts, all but one of each entry are by those who tried or appraised it."""

    entries: int


SHELVES = _by_name(
    Shelf("library-2k", 10_000, 500, entries=2_000),
    Shelf("library-200k", 1_000_000, 2_000, entries=200_000),
)


@dataclass(frozen=True)
class Agenda(Size):
    """So many gatherings, all of them series, each with about ten people who come."""

    gatherings: int


AGENDAS = _by_name(
    Agenda("gatherings-1k", 1_000, 2_500, gatherings=1_000),
    Agenda("gatherings-100k", 100_000, 20_000, gatherings=100_000),
)


@dataclass(frozen=True)
class Meeting(Size):
    """So many circles that all meet at once, of eight people each."""

    circles: int


MEETINGS = _by_name(
    Meeting("live-steps-20", 0, 160, circles=20),
    Meeting("live-steps-100", 0, 800, circles=100),
    Meeting("live-steps-500", 0, 4_000, circles=500),
)


def current() -> Size:
    """The size that this process was started for."""
    return (SIZES | SHELVES | AGENDAS | MEETINGS)[os.environ["BENCH_SIZE"]]
