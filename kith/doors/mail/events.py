"""What stewards do about mail that did not come in."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from kith.foundation.activity.facts import Deed, Words


@dataclass(frozen=True, kw_only=True)
class HandledAgain(Deed):
    number: int
    code: ClassVar[str] = "mail.handled_again"
    says: ClassVar[Words] = _("{actor} let mails be handled once more that had not come in ({number}).")


@dataclass(frozen=True, kw_only=True)
class MailThrownAway(Deed):
    code: ClassVar[str] = "mail.thrown_away"
    says: ClassVar[Words] = _("{actor} threw a mail away that had not come in.")
