"""Hours that were earned: here, by whoever held a gathering; elsewhere, by oneself."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from kith.domains.learning.actions.reminding import look_again
from kith.domains.learning.events import Credited
from kith.domains.learning.models import Hours, Proof
from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person
from kith.infrastructure.database.private import seen_as
from kith.lib.uploads import Upload


def credit(
    person: Person,
    *,
    programme: str,
    minutes: int,
    on: date,
    by: Person,
    categories: Iterable[str] = (),
    parts: Iterable[tuple[str, int]] = (),
    provider: str = "",
    presenter: str = "",
    objectives: str = "",
    key: str = "",
    certified_as: str = "",
) -> None:
    """Write down for someone that they were at something here. With the same `key` it corrects what was written before.

    `parts` say how many of the `minutes` count for which of its categories; without them it may be shared out as suits best. `certified_as` is the key of its certificate, if that is for other days as well.
    Whoever calls it learns nothing of what else the person has.
    """  # fmt: skip
    told = {
        "programme": programme, "minutes": minutes, "on": on, "provider": provider, "presenter": presenter,
        "objectives": objectives, "categories": sorted(set(categories)), "parts": [list(part) for part in parts], "origin": Hours.Origin.HERE,
        "certified_as": certified_as,
    }  # fmt: skip
    with seen_as(person):
        if key:
            Hours.objects.update_or_create(person=person, key=key, defaults=told)
        else:
            Hours.objects.create(person=person, **told)
        look_again(person)
        record(Credited(), by=by)


def take_credit_back(person: Person, *, key: str, by: Person) -> None:
    """They were not there after all: what was written under this key is gone."""
    with seen_as(person):
        if Hours.objects.filter(person=person, key=key, origin=Hours.Origin.HERE).delete()[0]:
            look_again(person)
            record(Credited(), by=by)


def add_training(*, by: Person, proof: Upload | None = None, key: str = "", **details: Any) -> Hours:
    """Write down a training from elsewhere. The same form sent twice is written down once."""
    with seen_as(by):
        if key and (before := Hours.objects.filter(person=by, key=key).first()):
            return before
        made = Hours.objects.create(person=by, key=key, **details)
        _prove(made, proof, by=by)
        look_again(by)
    return made


def correct(
    hours: Hours, *, by: Person, proof: Upload | None = None, without_proof: bool = False, **details: Any
) -> None:
    """Say it better. A new proof takes the place of the old one."""
    with seen_as(by):
        for name, value in details.items():
            setattr(hours, name, value)
        hours.save(update_fields=details)
        if without_proof or proof:
            Proof.objects.filter(hours=hours, person=by).delete()
        _prove(hours, proof, by=by)
        look_again(by)


def remove(hours: Hours, *, by: Person) -> None:
    """Take a training away, with its proof. It cannot be brought back."""
    with seen_as(by):
        Hours.objects.filter(pk=hours.pk, person=by).delete()
        look_again(by)


def _prove(hours: Hours, proof: Upload | None, *, by: Person) -> None:
    if proof is not None:
        Proof.objects.create(
            hours=hours, person=by, name=proof.name, media_type=proof.media_type, data=proof.data
        )
