"""What others may know of someone's learning: that a day comes nearer, told to them alone; and what stewards do with rules."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kith.domains.learning.audiences import CERTIFIED, REMINDED
from kith.foundation.activity.audiences import Audience
from kith.foundation.activity.facts import Deed, Fact, Words


@dataclass(frozen=True, kw_only=True)
class OfLearning(Fact):
    is_logged: ClassVar[bool] = False

    @classmethod
    def page(cls, facts: Mapping[str, Any]) -> str:
        return reverse("learning:overview")


@dataclass(frozen=True, kw_only=True)
class DayComes(OfLearning):
    """Recorded by nobody, for one person; of which credential, it does not say."""

    code: ClassVar[str] = "learning.day_comes"
    says: ClassVar[Words] = _("A day comes nearer for something that you keep here.")
    audiences: ClassVar[tuple[Audience, ...]] = (REMINDED,)
    to: int


@dataclass(frozen=True, kw_only=True)
class LearningSeen(OfLearning):
    code: ClassVar[str] = "learning.seen"
    says: ClassVar[Words] = _("You looked at where you stand.")
    settles: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class OfCertificates(Fact):
    is_logged: ClassVar[bool] = False

    @classmethod
    def page(cls, facts: Mapping[str, Any]) -> str:
        return reverse("learning:certificates")


@dataclass(frozen=True, kw_only=True)
class CertificateGiven(OfCertificates):
    """Recorded by nobody, for one person; of what, it does not say."""

    code: ClassVar[str] = "learning.certificate_given"
    says: ClassVar[Words] = _("A certificate for you is here.")
    audiences: ClassVar[tuple[Audience, ...]] = (CERTIFIED,)
    to: int


@dataclass(frozen=True, kw_only=True)
class CertificateTakenBack(OfCertificates):
    code: ClassVar[str] = "learning.certificate_taken_back"
    says: ClassVar[Words] = _("A certificate of yours does not hold any more.")
    audiences: ClassVar[tuple[Audience, ...]] = (CERTIFIED,)
    to: int


@dataclass(frozen=True, kw_only=True)
class CertificatesSeen(OfCertificates):
    code: ClassVar[str] = "learning.certificates_seen"
    says: ClassVar[Words] = _("You looked at your certificates.")
    settles: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class Credited(Fact):
    """For whom, and of what, stands behind the wall alone."""

    code: ClassVar[str] = "learning.credited"
    says: ClassVar[Words] = _("{actor} wrote down hours for someone who was there.")
    is_logged: ClassVar[bool] = False


@dataclass(frozen=True, kw_only=True)
class RulesAdded(Deed):
    code: ClassVar[str] = "learning.rules_added"
    says: ClassVar[Words] = _("{actor} added the rules {rules}, version {version}.")
    rules: str
    version: int


@dataclass(frozen=True, kw_only=True)
class Certified(Fact):
    """To whom, and for what, stands behind the wall alone."""

    code: ClassVar[str] = "learning.certified"
    says: ClassVar[Words] = _("{actor} gave a certificate to someone who was there.")
    is_logged: ClassVar[bool] = False


@dataclass(frozen=True, kw_only=True)
class TakenBack(Fact):
    code: ClassVar[str] = "learning.taken_back"
    says: ClassVar[Words] = _("{actor} took a certificate back.")
    is_logged: ClassVar[bool] = False


@dataclass(frozen=True, kw_only=True)
class KeyReplaced(Deed):
    code: ClassVar[str] = "learning.key_replaced"
    says: ClassVar[Words] = _("{actor} let another key sign certificates.")


@dataclass(frozen=True, kw_only=True)
class KeyRevoked(Deed):
    code: ClassVar[str] = "learning.key_revoked"
    says: ClassVar[Words] = _(
        "{actor} took a key for certificates out of use, since it fell into other hands."
    )


@dataclass(frozen=True, kw_only=True)
class SignedAnew(Deed):
    code: ClassVar[str] = "learning.signed_anew"
    says: ClassVar[Words] = _("{actor} let all certificates be given again that a lost key had signed.")


@dataclass(frozen=True, kw_only=True)
class SignatureChosen(Deed):
    """Whose it is stands with it, and on paper."""

    code: ClassVar[str] = "learning.signature_chosen"
    says: ClassVar[Words] = _("{actor} chose whose signature stands on certificates.")


@dataclass(frozen=True, kw_only=True)
class SignaturePutAway(Deed):
    code: ClassVar[str] = "learning.signature_put_away"
    says: ClassVar[Words] = _("{actor} put away the signature for certificates.")


@dataclass(frozen=True, kw_only=True)
class ApprovalAdded(Deed):
    code: ClassVar[str] = "learning.approval_added"
    says: ClassVar[Words] = _("{actor} wrote down that {board} knows a provider as {number}.")
    board: str
    number: str


@dataclass(frozen=True, kw_only=True)
class ApprovalRemoved(Deed):
    code: ClassVar[str] = "learning.approval_removed"
    says: ClassVar[Words] = _("{actor} took away that {board} knows a provider as {number}.")
    board: str
    number: str


@dataclass(frozen=True, kw_only=True)
class ProviderAdded(Deed):
    code: ClassVar[str] = "learning.provider_added"
    says: ClassVar[Words] = _("{actor} wrote down who offers gatherings here: {provider}.")
    provider: str


@dataclass(frozen=True, kw_only=True)
class ProviderChanged(Deed):
    code: ClassVar[str] = "learning.provider_changed"
    says: ClassVar[Words] = _("{actor} changed who offers gatherings here: {provider}.")
    provider: str
