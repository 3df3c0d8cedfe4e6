"""All of a proposed circle said yes: it begins, and they come in by the names under which they know each other."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kith.capabilities.items.models import Item
from kith.domains.supervision.actions.beginning import begin
from kith.domains.supervision.actions.laying_out import share_out
from kith.domains.supervision.actions.rounds.proposing import put_before
from kith.domains.supervision.matching.weeks import moment_of
from kith.domains.supervision.models import Round, Seeker
from kith.domains.supervision.rhythm import Rhythm, rule_for
from kith.domains.supervision.rounds.offered import YES, Offered
from kith.domains.supervision.rounds.reading import places_in
from kith.foundation.people.models import Person
from kith.foundation.spaces.actions.belonging import admit
from kith.lib.zones import zone

NOTICE = timedelta(days=7)


def come_together(offered: Offered, *, of: Round) -> Item | None:
    """Begin a circle for all of a company. Nothing begins where someone left meanwhile, or must be kept from another; nobody hears why."""
    people = Person.objects.active().in_bulk(offered.company)
    if len(people) < len(offered.company):
        return None
    try:
        with transaction.atomic():
            item = _begin(offered, of, people)
    except ValidationError:
        return None
    begun = replace(offered, answer=YES, circle=item.pk)
    Seeker.objects.filter(round=of, person__in=offered.company).delete()
    put_before(of, dict.fromkeys(offered.company, begun))
    return item


def _begin(offered: Offered, of: Round, people: dict[int, Person]) -> Item:
    called = {key: place.display_name for key, place in places_in(of, offered.company).items()}
    host = people[offered.host]
    plan = plan_of(offered, of=of, host=host)
    item = begin(
        by=host, called=called.get(host.pk, ""), language=offered.language, most=of.most, plan=plan, **_named(of, plan, offered.language)
    )  # fmt: skip
    for key in offered.company:
        if key != host.pk:
            # A yes to people is none to an agreement: each reads it first.
            admit(people[key], to=item.space, by=None, display_name=called.get(key, ""), agrees=False)
    share_out(item.circle)
    return item


def plan_of(offered: Offered, *, of: Round, host: Person) -> dict[str, Any]:
    """At a time when all are free, by the clock by which it suits them all year; a circle changes it as it likes."""
    begins = moment_of(offered.begins, of.year).astimezone(zone(offered.zone))
    day = _next(begins.weekday(), after=timezone.localdate() + NOTICE)
    return {
        "zone": offered.zone, "rule": rule_for(Rhythm.FORTNIGHT, day=day), "first_day": day, "at": begins.time(),
        "minutes": of.minutes, "way": offered.way, "country": host.country,
    }  # fmt: skip


def _next(weekday: int, *, after: date) -> date:
    return after + timedelta(days=(weekday - after.weekday()) % 7)


def _named(of: Round, plan: dict[str, Any], language: str) -> dict[str, str]:
    """In its own language; a circle finds a name of its own later."""
    with translation.override(language):
        name = _("Circle of %(month)s") % {"month": date_format(plan["first_day"], "F Y")}
        purpose = of.words or _("Peers who came together in a round.")
    return {"name": name, "purpose": purpose}
