"""What happens when two accounts are of one person. Accounts stand there as keys."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from kith.foundation.activity.facts import Deed, Words


@dataclass(frozen=True, kw_only=True)
class Proposed(Deed):
    person: int
    ended: int
    code: ClassVar[str] = "merging.proposed"
    says: ClassVar[Words] = _("{actor} asked {name} whether another account is theirs too.")


@dataclass(frozen=True, kw_only=True)
class Withdrawn(Deed):
    person: int
    code: ClassVar[str] = "merging.withdrawn"
    says: ClassVar[Words] = _("{actor} no longer asks {name} about another account.")


@dataclass(frozen=True, kw_only=True)
class Refused(Deed):
    person: int
    code: ClassVar[str] = "merging.refused"
    says: ClassVar[Words] = _("{actor} said that another account is not theirs.")


@dataclass(frozen=True, kw_only=True)
class Joined(Deed):
    person: int
    ended: int
    code: ClassVar[str] = "merging.joined"
    says: ClassVar[Words] = _("{actor} proved that another account is theirs, and joined the two.")
