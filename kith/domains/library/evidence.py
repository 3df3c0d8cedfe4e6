"""Reading what is known about how good an entry is, for one person: what they may not see is in no number."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject

from kith.capabilities.citations.models import Work
from kith.capabilities.items.models import Item
from kith.capabilities.items.steps import Ask
from kith.capabilities.versions.models import Contributor
from kith.domains.library.frameworks import Framework, side_by_side
from kith.domains.library.models import Appraisal
from kith.domains.library.summary import Known, Spread, spread, spread_out
from kith.foundation.people.models import Person

MOST_OFFERED = 100


def with_evidence(items: QuerySet[Item, Item], reader: Person | None) -> QuerySet[Item, Item]:
    """Items that know how they were appraised, read with them."""
    return items.annotate(studies_weighed=_studies(reader), weighed=_concluded(reader))


def known_of(item: Any) -> Known:
    """What there is to go by about an entry that was reached for its page."""
    tries = item.tries or {}
    found: dict[str, Counter[str]] = {}
    for row in item.weighed:
        found.setdefault(row["framework"], Counter())[row["conclusion"]] = row["people"]
    return Known(
        studies=item.studies_weighed or 0, reports=tries.get("reports", 0), settings=tries.get("settings", 0),
        spreads=_side_by_side(found),
    )  # fmt: skip


def _side_by_side(found: dict[str, Counter[str]]) -> tuple[Spread, ...]:
    return tuple(spread(each, found[each.code]) for each in side_by_side() if each.code in found)


def _standing(reader: Person | None) -> QuerySet[Appraisal, Appraisal]:
    return Appraisal.objects.shown_to(reader).standing().filter(post__item=OuterRef("pk")).order_by()


def _studies(reader: Person | None) -> Subquery:
    """How many works are cited by those that count; one that several cite is one."""
    counted = _standing(reader).values("post__item").annotate(number=Count("studies", distinct=True))
    return Subquery(counted.values("number"))


def _concluded(reader: Person | None) -> ArraySubquery:
    """How many came to which conclusion in which way."""
    rows = _standing(reader).values("framework", "conclusion").annotate(people=Count("pk"))
    row = JSONObject(framework="framework", conclusion="conclusion", people="people")
    return ArraySubquery(rows.values(json=row))


@dataclass(frozen=True)
class Weighed:
    """One framework as it was used on an entry: what people conclude, and what they answer to each of its criteria."""

    framework: Framework
    concluded: Spread
    answered: list[tuple[Ask, str]]


def weighed_in(item: Item, *, reader: Person | None) -> list[Weighed]:
    """Each framework that was used on an entry, with how answers spread over its criteria; in one query."""
    standing = Appraisal.objects.shown_to(reader).standing().filter(post__item=item)
    said: dict[str, list[tuple[str, dict[str, str]]]] = {}
    for code, conclusion, answers in standing.values_list("framework", "conclusion", "answers"):
        said.setdefault(code, []).append((conclusion, answers))
    return [_weighed_by(each, said[each.code]) for each in side_by_side() if each.code in said]


def _weighed_by(framework: Framework, said: list[tuple[str, dict[str, str]]]) -> Weighed:
    concluded = spread(framework, Counter(conclusion for conclusion, _answers in said))
    return Weighed(framework, concluded, _answered(framework, [answers for _conclusion, answers in said]))


def _answered(framework: Framework, given: list[dict[str, str]]) -> list[tuple[Ask, str]]:
    """Each criterion with the answers that were given to it, in the order in which they are offered."""
    return [
        (ask, spread_out(_counted(ask, [answers.get(ask.name) for answers in given])))
        for ask in framework.criteria
    ]


def _counted(ask: Ask, answers: list[str | None]) -> list[tuple[str, int]]:
    numbers, offered = Counter(answers), ask.choices() if ask.choices else ()
    return [(str(words), numbers[code]) for code, words in offered if numbers[code]]


def appraisals_of(item: Item, *, reader: Person | None) -> QuerySet[Appraisal, Appraisal]:
    """All that its reader may see, the newest first, with who says it and the studies they cite; also those of the past.

    Each knows whether it `is_by_a_writer`: one of those who wrote what it is about.
    """
    writers = Contributor.objects.filter(
        item=item,
        member=OuterRef("post__author"),
        state=Contributor.State.AGREED,
        role__in=Contributor.WRITING,
    )
    shown = Appraisal.objects.shown_to(reader).with_later().filter(post__item=item)
    shown = shown.annotate(is_by_a_writer=Exists(writers)).order_by("-post__number")
    authors = (f"post__author__{name}" for name in ("person", "space", "seal"))
    return shown.select_related("post__item__space", *authors).prefetch_related("studies")


def studies_for(item: Item) -> QuerySet[Work, Work]:
    """What whoever appraises an entry can choose as a study: the works that it stands on."""
    return Work.objects.filter(references__item=item).order_by("references__number")[:MOST_OFFERED]
