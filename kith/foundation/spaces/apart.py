"""Reading who is kept from whom. A host sees everyone in the space they host: nobody hides from its hosts."""

import json
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import BooleanField, Case, Exists, F, OuterRef, Q, QuerySet, TextField, Value, When
from django.db.models.functions import Cast, Coalesce, JSONObject

from kith.foundation.people.models import Person
from kith.foundation.spaces.lines import in_one_line, leaders_of
from kith.foundation.spaces.models import Boundary, Membership, Tie
from kith.foundation.spaces.places import hosted

REMEMBERED = "drawn"
BLOCK = Boundary.Sort.BLOCK


@dataclass(frozen=True)
class Apart:
    """Whom one person does not see: some wherever they go by their own name, some in one space, by space and person.

    Of those who are `blocked`, on either side, not even the page exists.
    """

    people: frozenset[int] = frozenset()
    blocked: frozenset[int] = frozenset()
    in_spaces: frozenset[tuple[int, int]] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.people or self.in_spaces)

    def has(self, member: Membership) -> bool:
        if (member.space_id, member.person_id) in self.in_spaces:
            return True
        return member.person_id in self.people and not member.display_name


def drawn() -> ArraySubquery:
    """For a query of people: the boundaries that keep others from each; the space is 0 for everywhere."""
    me = OuterRef("pk")
    rows = Boundary.objects.filter(Q(by=me) | Q(other=me, sort=BLOCK))
    other = Case(When(by=me, then=F("other")), default=F("by"))
    space = Coalesce(F("space"), Value(0))
    row = JSONObject(person=other, space=space, sort=F("sort"))
    return ArraySubquery(rows.values(row=Cast(row, TextField())))


def apart(person: Person | None) -> Apart:
    """Kept with the person once read; those who are signed in have it read with them."""
    if person is None:
        return Apart()
    if REMEMBERED not in person.__dict__:
        person.__dict__[REMEMBERED] = Person.objects.filter(pk=person.pk).values_list(drawn(), flat=True)[0]
    rows = [json.loads(row) for row in person.__dict__[REMEMBERED]]
    everywhere = [row for row in rows if not row["space"]]
    return Apart(
        people=frozenset(row["person"] for row in everywhere),
        blocked=frozenset(row["person"] for row in everywhere if row["sort"] == BLOCK),
        in_spaces=frozenset((row["space"], row["person"]) for row in rows if row["space"]),
    )


def forget_boundaries(person: Person) -> None:
    """To be called by whatever changes whom a person sees."""
    person.__dict__.pop(REMEMBERED, None)


def without_apart[Rows: models.QuerySet[Any, Any]](rows: Rows, reader: Person | None, *, author: str) -> Rows:
    """Rows whose `author` (the path to a membership; empty for memberships) is not kept from the reader."""
    return rows.exclude(_is_apart(reader, author=author)) if apart(reader) else rows


def is_kept(reader: Person | None, *, author: str) -> Any:
    """For rows that stay, whoever their `author` is: whether that one is kept from the reader."""
    if not apart(reader):
        return Value(False)
    return Case(When(_is_apart(reader, author=author), then=True), default=False, output_field=BooleanField())


def _is_apart(reader: Person | None, *, author: str) -> Q:
    kept = apart(reader)
    own_name, person, space = _path(author, "display_name"), _path(author, "person"), _path(author, "space")
    hidden = Q(**{f"{person}__in": kept.people, own_name: ""})
    for where, whom in kept.in_spaces:
        hidden |= Q(**{space: where, person: whom})
    return hidden & ~Q(**{f"{space}__in": hosted(reader)})


def kept_from(reader: OuterRef, *, author: str) -> Q:
    """The same in a query about many readers: true where a boundary keeps the `author` of a row from each of them."""
    person, space = OuterRef(_path(author, "person")), OuterRef(_path(author, "space"))
    mutual = Q(by=reader, other=person) | Q(other=reader, by=person, sort=BLOCK)
    boundaries = Boundary.objects.filter(mutual)
    by_own_name = Q(Exists(boundaries.filter(space=None))) & Q(**{_path(author, "display_name"): ""})
    hosts = Membership.objects.active().filter(space=space, person=reader, role=Membership.Role.HOST)
    return (by_own_name | Q(Exists(boundaries.filter(space=space)))) & ~Q(Exists(hosts))


def kept_away(author: Membership) -> set[int]:
    """The keys of those who do not see what a member writes."""
    person, here = author.person_id, Q(space=author.space_id)
    where = here if author.display_name else here | Q(space=None)
    rows = Boundary.objects.filter(where, Q(other=person) | Q(by=person, sort=BLOCK))
    found = {by if other == person else other for by, other in rows.values_list("by", "other")}
    hosts = Membership.objects.active().filter(space=author.space_id, role=Membership.Role.HOST)
    return found - set(hosts.filter(person__in=found).values_list("person", flat=True))


def may_share_circle(person: Person, *, others: QuerySet[Membership, Membership]) -> bool:
    """Whether no boundary, no tie and no line at work stands between someone and those who are in a circle, whoever of them said it."""
    there = list(others.exclude(person=person).values_list("person", flat=True))
    if _is_between(Q(by=person, other__in=there) | Q(other=person, by__in=there)):
        return False
    return not in_one_line(person.pk, there, leaders_of([person.pk, *there]))


def must_stay_apart(one: Person, other: Person) -> bool:
    """Whether a boundary or a tie, on either side, keeps two people from sharing a circle."""
    return _is_between(Q(by=one, other=other) | Q(by=other, other=one))


def _is_between(both: Q) -> bool:
    """Whether a boundary that holds everywhere, or a tie, was drawn between these."""
    boundaries, ties = Boundary.objects.filter(both, space=None), Tie.objects.filter(both)
    return boundaries.exists() or ties.exists()


def ties_of(person: Person) -> dict[int, str]:
    """What someone said of others, by the key of each."""
    return dict(Tie.objects.filter(by=person).values_list("other", "sort"))


def _path(author: str, field: str) -> str:
    return f"{author}__{field}" if author else field
