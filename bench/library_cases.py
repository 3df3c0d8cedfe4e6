"""What is asked for in the library: pages of the seeded data, by a visitor and by the reader."""

from bench.cases import READER, VISITOR, Case
from kith.capabilities.items.models import Item

TRIED = 1  # the entry with 200 reports and a family of 300
LOOKING = (
    "?purpose=hope&setting=:clinic&minutes=30",
    "?purpose=crisis&language=es",
    "?kind=practice&tried=on&setting=:outreach",
    "?purpose=groups&minutes=more&tried=on",
    "?purpose=hope&role=:us-cps&evidence=practice",
    "?country=US&evidence=studies:low",
    "?role=:us-cps&country=US&lived=lived",
    "?purpose=groups&role=:us-cps&mine=on",
)


def pages() -> list[Case]:
    return [case for who in (VISITOR, READER) for case in _pages(who)]


def _pages(who: str) -> list[Case]:
    tried = Item.objects.get(pk=TRIED).get_absolute_url()
    return [
        Case("library home", who, ["/library/"], ["/bench/library/"]),
        Case("combined filters", who, [f"/library/{query}" for query in LOOKING],
             [f"/bench/library/{query}" for query in LOOKING]),
        Case("practice with 200 reports and a family of 300", who, [tried], [f"/bench/library/{TRIED}/"]),
    ]  # fmt: skip
