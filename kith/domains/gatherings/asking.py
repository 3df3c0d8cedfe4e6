"""Which gatherings someone looks for, as they ask in an address."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Q

from kith.domains.gatherings.models import Gathering


@dataclass(frozen=True)
class Asked:
    """What is empty is not asked."""

    sort: str = ""
    way: str = ""

    def condition(self) -> Q:
        """The same, as a condition on items. Who asks for a room also finds what can be come to in both ways."""
        wanted = Q(gathering__sort=self.sort) if self.sort else Q()
        if self.way and self.way != Gathering.Way.BOTH:
            wanted &= Q(gathering__way__in=[self.way, Gathering.Way.BOTH])
        elif self.way:
            wanted &= Q(gathering__way=self.way)
        return wanted

    def address(self) -> str:
        """The same, as the beginning of what stands after the question mark."""
        asked = {name: value for name, value in (("sort", self.sort), ("way", self.way)) if value}
        return f"{urlencode(asked)}&" if asked else ""


def asked_in(address: Mapping[str, str]) -> Asked:
    """What an address asks for; what nobody offers is not asked."""
    sort, way = address.get("sort", ""), address.get("way", "")
    return Asked(sort if sort in Gathering.Sort else "", way if way in Gathering.Way else "")
