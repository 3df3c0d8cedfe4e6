"""What stewards do about mail that did not come in."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from kith.foundation.activity.facts import Deed, Words
from kith.foundation.activity.guarding import Refusal


@dataclass(frozen=True, kw_only=True)
class HandledAgain(Deed):
    number: int
    code: ClassVar[str] = "mail.handled_again"
    says: ClassVar[Words] = _("{actor} let mails be handled once more that had not come in ({number}).")


@dataclass(frozen=True, kw_only=True)
class MailThrownAway(Deed):
    code: ClassVar[str] = "mail.thrown_away"
    says: ClassVar[Words] = _("{actor} threw a mail away that had not come in.")


@dataclass(frozen=True, kw_only=True)
class AddressForged(Refusal):
    code: ClassVar[str] = "refused.address"
    says: ClassVar[Words] = _("A mail was refused: we did not make its address, or someone forged it.")


@dataclass(frozen=True, kw_only=True)
class SignatureForged(Refusal):
    code: ClassVar[str] = "refused.hook"
    says: ClassVar[Words] = _("A mail over HTTP was refused: its signature was wrong or too old.")
