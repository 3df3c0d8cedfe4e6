"""The works on which entries stand, or that they are about, by the names under which catalogues know them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q, QuerySet
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import JSONObject

from kith.capabilities.citations.models import Reference
from kith.capabilities.versions.models import Version

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


def with_works(versions: QuerySet[Version]) -> QuerySet[Version]:
    """Versions that know the works of their entries, read with them: what each is about, and those of its sources that have a DOI."""
    told = Reference.objects.filter(
        Q(is_subject=True) | ~Q(work__doi=""), item=OuterRef("item"), number__lte=MOST
    )
    row = JSONObject(
        is_subject="is_subject", DOI="work__doi", PMID=KeyTextTransform("PMID", "work__record"),
        ISBN=KeyTextTransform("ISBN", "work__record"), URL="work__url",
    )  # fmt: skip
    return versions.annotate(works=ArraySubquery(told.order_by("-is_subject", "number").values(json=row)))


def works_in(version: Any) -> list[NamedWork]:
    """Those that have a name."""
    return [work for row in version.works if (work := _named(row))]


def _named(row: Mapping[str, Any]) -> NamedWork | None:
    """By the first of its names: a DOI tells more catalogues than an address does."""
    found = ((sort, row[sort]) for sort in ADDRESSES if row[sort])
    sort, name = next(found, ("", ""))
    is_there = sort and (sort != "URL" or name.startswith(("https://", "http://")))
    return NamedWork(sort, name, row["is_subject"]) if is_there else None
