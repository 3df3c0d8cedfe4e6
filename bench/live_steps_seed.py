"""Fills the empty database of one size with circles of eight."""

from datetime import date, time

from django.db import transaction

from bench import seed, sizes
from kith.domains.supervision.actions.beginning import begin
from kith.domains.supervision.rhythm import rule_for
from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Membership

TOGETHER = 8
FIRST = date(2026, 6, 1)
PLAN = {"zone": "UTC", "rule": rule_for("week", day=FIRST), "first_day": FIRST, "at": time(18), "minutes": 60}


def main(_arguments: list[str]) -> None:
    seed.prepare()
    size = sizes.current()
    assert isinstance(size, sizes.Meeting)  # noqa: S101
    if not size.stamp.exists():
        with transaction.atomic():
            _fill(size.circles)
        size.stamp.write_text(f"{size.circles} circles\n")


def _fill(circles: int) -> None:
    people = Person.objects.bulk_create(
        Person(name=f"Peer {number}", email=f"peer{number}@bench.invalid", handle=f"peer-{number}")
        for number in range(circles * TOGETHER)
    )
    for number in range(circles):
        first, *others = people[number * TOGETHER : (number + 1) * TOGETHER]
        item = begin(
            by=first, name=f"Circle {number}", purpose="To look at our work.", language="en", most=TOGETHER,
            plan=PLAN | {"way": "video"},
        )  # fmt: skip
        Membership.objects.bulk_create(
            Membership(
                space=item.space, person=other, handle=other.handle, agreed_version=item.space.guidelines_version
            )
            for other in others
        )  # fmt: skip
