"""What stewards do about mails that go out."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from kith.foundation.activity.facts import Deed, Words
from kith.foundation.activity.guarding import Refusal


@dataclass(frozen=True, kw_only=True)
class MailsResumed(Deed):
    person: int
    code: ClassVar[str] = "mail.resumed"
    says: ClassVar[Words] = _("{actor} let mails go to {name} again.")


@dataclass(frozen=True, kw_only=True)
class LettersTriedAgain(Deed):
    number: int
    code: ClassVar[str] = "mail.tried_again"
    says: ClassVar[Words] = _("{actor} let letters be sent that had waited for long ({number}).")


@dataclass(frozen=True, kw_only=True)
class StopForged(Refusal):
    code: ClassVar[str] = "refused.stop"
    says: ClassVar[Words] = _("A link to stop mails was refused: it was forged or broken.")
