from kith.domains.learning.models.added_rules import AddedRules
from kith.domains.learning.models.credential import Credential
from kith.domains.learning.models.hours import Hours
from kith.domains.learning.models.proof import Proof
from kith.domains.learning.models.reminder import Reminder
from kith.domains.learning.models.waiver import Waiver

__all__ = ["AddedRules", "Credential", "Hours", "Proof", "Reminder", "Waiver"]
