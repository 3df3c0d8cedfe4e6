from kith.domains.learning.models.achievement import Achievement
from kith.domains.learning.models.added_rules import AddedRules
from kith.domains.learning.models.approval import Approval
from kith.domains.learning.models.certificate import Certificate
from kith.domains.learning.models.credential import Credential
from kith.domains.learning.models.hours import Hours
from kith.domains.learning.models.issued import Issued
from kith.domains.learning.models.issuer import Issuer
from kith.domains.learning.models.proof import Proof
from kith.domains.learning.models.provider import Provider
from kith.domains.learning.models.reminder import Reminder
from kith.domains.learning.models.signature import Signature
from kith.domains.learning.models.signing_key import SigningKey
from kith.domains.learning.models.waiver import Waiver

__all__ = [
    "Achievement",
    "AddedRules",
    "Approval",
    "Certificate",
    "Credential",
    "Hours",
    "Issued",
    "Issuer",
    "Proof",
    "Provider",
    "Reminder",
    "Signature",
    "SigningKey",
    "Waiver",
]
