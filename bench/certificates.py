"""A thousand certificates for those who were at a gathering: signed in both ways, and set on paper. All of it is taken back.

They are given as a host gives them, by one press of a button, which signs on one core. Papers are set by two processes, as many as
there are cores; one by itself, as its owner asks for it, is told beside.
"""

import json
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import batched
from statistics import median
from typing import Any

from django.db import transaction

from bench.facts import versions
from bench.gatherings_seed import BEEN, HELD
from kith.capabilities.items.models import Item
from kith.domains.gatherings.actions.certifying import certify_all
from kith.domains.gatherings.models import Occasion
from kith.domains.gatherings.queries.stays import stays_at
from kith.domains.learning.badge_files import FORMS
from kith.domains.learning.certificates import paper_of
from kith.domains.learning.models import Certificate
from kith.foundation.people.models import Person
from kith.infrastructure.database.private import seen_as
from kith.lib.printing.typesetting import typeset_all

CORES, AT_ONCE, ALONE = 2, 50, 7


@transaction.atomic
def certified() -> dict[str, Any]:
    """Seconds for all of them to be signed, and to be set; and milliseconds for one that is set by itself."""
    item = Item.objects.select_related("space", "gathering", "author__person").get(pk=HELD)
    occasion = Occasion.objects.filter(gathering=HELD).earliest("begins_at")
    begun = time.perf_counter()
    number = certify_all(occasion, item=item, by=item.author.person)
    signed = time.perf_counter() - begun
    given = _given([stay.person for stay in stays_at(occasion)], key=occasion.credit_key)
    papers = _set(given)
    found = {
        "certificates": number, "signing": signed, "setting": time.perf_counter() - begun - signed,
        "bytes": sum(map(len, papers)) / len(papers), "alone": _alone(given),
    }  # fmt: skip
    transaction.set_rollback(True)
    if not number == len(given) == len(papers) == BEEN or not all(map(_is_whole, given)):
        raise RuntimeError(f"{number} certificates, of which {len(given)} were found and {len(papers)} set.")
    return found


def _given(people: Sequence[Person], *, key: str) -> list[Certificate]:
    """What each finds when they look: nobody else reads it."""
    found = []
    for person in people:
        with seen_as(person):
            found += Certificate.objects.filter(key=key)
    return found


def _set(given: Sequence[Certificate]) -> list[bytes]:
    lots = batched((paper_of(each, size="a4").as_data() for each in given), AT_ONCE, strict=False)
    with ThreadPoolExecutor(CORES) as pool:
        return [paper for papers in pool.map(typeset_all, lots) for paper in papers]


def _alone(given: Sequence[Certificate]) -> float:
    times = []
    for each in given[:ALONE]:
        begun = time.perf_counter()
        FORMS["pdf"](each, "a4")
        times.append((time.perf_counter() - begun) * 1000)
    return median(times)


def _is_whole(certificate: Certificate) -> bool:
    """A proof inside of the document, and a token of three parts."""
    return "proofValue" in certificate.document and certificate.token.count(".") == 2


def main(_arguments: list[str]) -> None:
    found = certified()
    json.dump({"versions": versions()} | found, sys.stdout)
