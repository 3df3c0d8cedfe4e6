"""Looking around in the library: by what it is good for, where it can be used, how long it takes, and whether it was tried or appraised."""

from collections import Counter
from dataclasses import dataclass
from itertools import chain

from django.db.models import Q, QuerySet

from kith.capabilities.conversations.cards import Cards, for_cards, page_of_cards
from kith.capabilities.items.models import Item
from kith.domains.library.kinds import KINDS
from kith.foundation.people.models import Person

COUNTED = 1_000


@dataclass(frozen=True)
class Asked:
    """What someone looks for; what is empty is not asked."""

    purpose: str = ""
    setting: str = ""
    minutes: str = ""
    language: str = ""
    kind: str = ""
    evidence: str = ""
    tried: bool = False

    def condition(self) -> Q:
        """The same, as a condition on items."""
        wanted = Q(kind__in=[self.kind] if self.kind in KINDS else KINDS)
        if self.purpose:
            wanted &= Q(entry__purposes__contains=[self.purpose])
        if self.setting:
            wanted &= Q(entry__settings__contains=[self.setting])
        if self.minutes:
            wanted &= Q(entry__minutes=self.minutes)
        if self.language:
            wanted &= Q(language=self.language)
        if self.evidence:
            wanted &= Q(entry__frameworks__contains=[self.evidence])
        if self.tried:
            wanted &= Q(entry__tries__gt=0)
        return wanted & Q(entry__isnull=False)


@dataclass(frozen=True)
class Counts:
    """How many of the newest matches there are of each word of each list."""

    purposes: Counter[str]
    settings: Counter[str]
    minutes: Counter[str]
    languages: Counter[str]
    evidence: Counter[str]


def browse(asked: Asked, *, reader: Person | None, page: int) -> Cards:
    """What this reader may see of what they look for, the newest first."""
    return page_of_cards(for_cards(_found(asked, reader), reader).order_by("-entry__renewed_at"), page)


def counts(asked: Asked, *, reader: Person | None) -> Counts:
    """What else there is among the newest thousand, counted in one query."""
    rows = list(
        _found(asked, reader).order_by("-entry__renewed_at")
        .values_list("entry__purposes", "entry__settings", "entry__minutes", "language", "entry__frameworks")[:COUNTED]
    )  # fmt: skip
    purposes, settings, minutes, languages, ways = zip(*rows, strict=True) if rows else ((),) * 5
    return Counts(
        Counter(chain.from_iterable(purposes)), Counter(chain.from_iterable(settings)),
        Counter(filter(None, minutes)), Counter(languages), Counter(chain.from_iterable(ways)),
    )  # fmt: skip


def _found(asked: Asked, reader: Person | None) -> QuerySet[Item, Item]:
    return Item.objects.visible_to(reader).filter(asked.condition())
