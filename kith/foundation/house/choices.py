"""How the house is now. Every page asks, so a process believes for five seconds what it read."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import Error, models, transaction
from django.utils.translation import gettext_lazy as _

from kith.foundation.house.models import Choice
from kith.lib.believed import Believed

FRESH = 5.0  # seconds until another process knows of a change
LEAST_DAYS, MOST_DAYS = 1, 14


class Joining(models.TextChoices):
    OPEN = "open", _("Anyone")
    INVITATION = "invitation", _("Only with an invitation to a space")


class Opening(models.TextChoices):
    MEMBERS = "members", _("Every member")
    STEWARDS = "stewards", _("Only stewards")


@dataclass(frozen=True)
class House:
    """`welcome` is a sentence for visitors. For `newcomer_days` someone is slowed: fewer links, files and posts."""

    name: str
    welcome: str
    joining: str
    opening: str
    newcomer_days: int


def _chosen() -> Mapping[str, str]:
    with suppress(Error):  # a page that says that the database is away has a name all the same
        return dict(Choice.objects.values_list("name", "value"))
    return known.value


known: Believed[Mapping[str, str]] = Believed(_chosen, first={}, seconds=FRESH)


def as_set_up() -> House:
    """How it is where nobody decided anything."""
    return House(
        name=settings.SITE_NAME,
        welcome="",
        joining=settings.JOINING,
        opening=Opening.MEMBERS,
        newcomer_days=3,
    )


def house() -> House:
    """How the house is now: what was decided, and else how it was set up."""
    chosen, usual = known.now(), as_set_up()
    days = chosen.get("newcomer_days", "")
    return House(
        name=chosen.get("name", usual.name),
        welcome=chosen.get("welcome", usual.welcome),
        joining=chosen.get("joining", usual.joining),
        opening=chosen.get("opening", usual.opening),
        newcomer_days=min(max(int(days), LEAST_DAYS), MOST_DAYS) if days.isdecimal() else usual.newcomer_days,
    )


@transaction.atomic
def decide(wanted: Mapping[str, Any]) -> list[str]:
    """Keep what differs from how the house is now; the answer is what changed. All processes know in five seconds."""
    list(Choice.objects.select_for_update().order_by("pk"))
    known.forget()
    now, usual = house(), as_set_up()
    changed = [name for name, value in wanted.items() if getattr(now, name) != value]
    for name in changed:
        if wanted[name] == getattr(usual, name):
            Choice.objects.filter(pk=name).delete()
        else:
            Choice.objects.update_or_create(name=name, defaults={"value": str(wanted[name])})
    known.forget()
    transaction.on_commit(known.forget)
    return changed
