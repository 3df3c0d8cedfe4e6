"""The works on which entries stand, or that they are about, by the names under which catalogues know them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q
from django.db.models.fields.json import KeyTextTransform

from kith.capabilities.citations.models import Reference

MOST = 500  # sources of one entry that are told: whole libraries have been imported as sources of one
ADDRESSES = {
    "DOI": "https://doi.org/{}",
    "PMID": "https://pubmed.ncbi.nlm.nih.gov/{}/",
    "ISBN": "urn:isbn:{}",
    "URL": "{}",
}


@dataclass(frozen=True)
class NamedWork:
    """A published work by a `name` of a sort that DataCite knows. An entry is about its `is_subject`, and stands on others."""

    sort: str
    name: str
    is_subject: bool

    @property
    def address(self) -> str:
        return ADDRESSES[self.sort].format(self.name)


def works_of(items: Iterable[int]) -> Iterator[tuple[int, NamedWork]]:
    """By the keys of entries: what each is about, if it has any name, and those of its sources that have a DOI; in one query."""
    told = Reference.objects.filter(Q(is_subject=True) | ~Q(work__doi=""), item__in=items, number__lte=MOST)
    rows = told.order_by("item", "-is_subject", "number").values(
        "item", "is_subject", DOI=F("work__doi"), PMID=KeyTextTransform("PMID", "work__record"), ISBN=KeyTextTransform("ISBN", "work__record"),
        URL=F("work__url"),
    )  # fmt: skip
    for row in rows:
        if named := _named(row):
            yield row["item"], named


def _named(row: Mapping[str, Any]) -> NamedWork | None:
    """By the first of its names: a DOI tells more catalogues than an address does."""
    found = ((sort, row[sort]) for sort in ADDRESSES if row[sort])
    sort, name = next(found, ("", ""))
    is_there = sort and (sort != "URL" or name.startswith(("https://", "http://")))
    return NamedWork(sort, name, row["is_subject"]) if is_there else None
