"""Verbs about the table of people to call."""

from django.db import transaction

from kith.foundation.activity.facts import record
from kith.foundation.crisis.events import RouteChecked
from kith.foundation.crisis.models import Check
from kith.foundation.crisis.queries import known
from kith.foundation.crisis.routes import Route
from kith.foundation.people.models import Person


@transaction.atomic
def confirm(route: Route, *, by: Person, found: str, source: str, **details: str) -> Check:
    """Write down what someone found out about a route today; every page shows it from now on."""
    now = {"number": route.number, "hours": route.hours, "languages": " ".join(route.languages)} | details
    check = Check.objects.create(route=route.key, found=found, source=source, by=by, **now)
    record(RouteChecked(route=route.key, found=found), by=by)
    transaction.on_commit(known.forget)
    return check
