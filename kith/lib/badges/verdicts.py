"""What can be found out about a certificate, as values. The sentences stand where people read them."""

from dataclasses import dataclass, field
from enum import StrEnum

from kith.lib.badges.values import Credential


class Form(StrEnum):
    """How it came. Inside a picture is either a document or a token."""

    DOCUMENT = "document"
    TOKEN = "token"  # noqa: S105
    PNG = "png"
    SVG = "svg"


class Question(StrEnum):
    """In the order in which they are asked."""

    READABLE = "readable"
    ISSUER = "issuer"
    SIGNATURE = "signature"
    TIME = "time"
    STANDING = "standing"


class Answer(StrEnum):
    """What is found: `YES`, or what is wrong."""

    YES = "yes"
    EMPTY = "empty"
    TOO_LARGE = "too_large"
    UNKNOWN_FORMAT = "unknown_format"
    DAMAGED = "damaged"
    NOTHING_INSIDE = "nothing_inside"
    NO_CERTIFICATE = "no_certificate"
    UNKNOWN_ISSUER = "unknown_issuer"
    OTHER_KEY = "other_key"
    REVOKED_KEY = "revoked_key"
    CHANGED = "changed"
    NOT_YET = "not_yet"
    EXPIRED = "expired"
    REVOKED = "revoked"
    NOT_ON_RECORD = "not_on_record"


class Standing(StrEnum):
    """What whoever gave a certificate has on record about it."""

    CURRENT = "current"
    REVOKED = "revoked"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Verdict:
    """The answers in their order; and what the certificate says, once it is proven that an issuer of ours said it."""

    form: Form | None = None
    answers: dict[Question, Answer] = field(default_factory=dict)
    credential: Credential | None = None

    @property
    def holds(self) -> bool:
        return set(self.answers) == set(Question) and not self.troubles

    @property
    def troubles(self) -> list[Answer]:
        return [answer for answer in self.answers.values() if answer != Answer.YES]
