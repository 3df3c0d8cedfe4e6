"""What stands beside an entry on its page: what is about the same, what grew out of the same, and other views."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db.models import Q
from django.utils.translation import gettext as _

from kith.capabilities.items.models import Item
from kith.domains.library.asking import words_for
from kith.domains.library.models import Entry, Relation
from kith.foundation.people.models import Person

SHOWN = 5


@dataclass(frozen=True)
class Beside:
    """One line: an entry, and why it stands there."""

    item: Item
    why: str


@dataclass(frozen=True)
class Surroundings:
    """Of each at most five, the nearest first."""

    related: list[Beside] = field(default_factory=list)
    views: list[Beside] = field(default_factory=list)


def surroundings(item: Item, *, reader: Person | None) -> Surroundings:
    """What this reader may see of what stands beside an entry, in one query.

    Who does not see what two grew out of does not learn that they did.
    """
    own: Entry | None = getattr(item, "entry", None)
    found = Surroundings()
    if own is None:
        return found
    seen = Item.objects.visible_to(reader)
    rows = Relation.objects.filter(Q(through=None) | Q(through__in=seen), item=item, other__in=seen)
    for row in rows.select_related("other__entry").order_by("-closeness", "-other"):
        other: Entry = row.other.entry
        elsewhere = "" if row.through_id else _elsewhere(own, other)
        why = elsewhere or (_("grew out of the same") if row.through_id else _("about the same"))
        lines = found.views if elsewhere else found.related
        if len(lines) < SHOWN:
            lines.append(Beside(row.other, why))
    return found


def _elsewhere(own: Entry, other: Entry) -> str:
    """In what another view of the same question differs; nothing if it asks another question, or differs in nothing."""
    if not set(own.purposes) & set(other.purposes):
        return ""
    return " · ".join(_differences(own, other))


def _differences(own: Entry, other: Entry) -> Iterator[str]:
    if own.roles and other.roles and not set(own.roles) & set(other.roles):
        yield _("another role: %(words)s") % {"words": _said("role", other.roles)}
    if own.country and other.country and own.country != other.country:
        yield _("another country: %(words)s") % {"words": _said("country", [other.country])}
    if own.settings and other.settings and not set(own.settings) & set(other.settings):
        yield _("another setting: %(words)s") % {"words": _said("setting", other.settings)}


def _said(name: str, codes: list[str]) -> str:
    return ", ".join(words for _code, words in words_for(name, codes))
