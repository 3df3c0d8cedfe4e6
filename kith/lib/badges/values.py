"""What a certificate says, in plain values."""

import re
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from hashlib import sha256
from secrets import token_urlsafe

ADDRESS = re.compile(r"(?:https?|did|urn|mailto|tag):[!#$%&'()*+,\-./0-9:;=?@A-Z_a-z~\[\]]+")


@dataclass(frozen=True, slots=True)
class Issuer:
    """Whoever gives certificates, under an identifier of its own (`did_web.did_of`).

    `known_as` are the numbers under which boards know it, each with its board: “NAADAC: 4711”.
    """

    did: str
    name: str
    url: str
    mail: str = ""
    description: str = ""
    known_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Provider:
    """Whoever held what a certificate is for, where that is not its issuer. `known_as` is as with an issuer."""

    address: str
    name: str
    known_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Achievement:
    """What can be reached: a workshop, a course. `credits` are the hours that it offers, `kind` is a word of Open Badges."""

    address: str
    name: str
    description: str
    criteria: str
    credits: Decimal | None = None
    kind: str = "Course"
    language: str = ""


@dataclass(frozen=True, slots=True)
class MailMark:
    """A mail address that nobody can read here, but whoever knows it can recognise."""

    digest: str
    salt: str

    def fits(self, mail: str) -> bool:
        return mark_of(mail, salt=self.salt) == self


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom it is for: the name that they want to be read, a mark of their mail address, or both."""

    name: str = ""
    mail: MailMark | None = None


@dataclass(frozen=True, slots=True)
class Hours:
    """How many of the hours count for what: “Ethics”, 3. With a `code`, the category has an address that all certificates of
    the same achievement share."""

    category: str
    earned: Decimal
    code: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    address: str
    name: str


@dataclass(frozen=True, slots=True)
class StatusEntry:
    """Which bit of which list says that it was taken back."""

    list: str
    index: int


@dataclass(frozen=True, slots=True)
class Credential:
    """A certificate. `address` is its own, where it can be checked; moments are whole seconds with a zone."""

    address: str
    issuer: Issuer
    achievement: Achievement
    recipient: Recipient
    awarded: datetime
    valid_from: datetime
    valid_until: datetime | None = None
    credits: Decimal | None = None
    hours: tuple[Hours, ...] = ()
    status: StatusEntry | None = None
    evidence: tuple[Evidence, ...] = ()
    provider: Provider | None = None


def mark_of(mail: str, *, salt: str = "") -> MailMark:
    """The mark of an address, the same for small and large letters. Without a salt it gets one that nobody has."""
    salt = salt or token_urlsafe(18)
    return MailMark(sha256((mail.strip().lower() + salt).encode()).hexdigest(), salt)
