"""Who asks whether two accounts are of one person. Only that person can say so."""

from django.utils.translation import gettext_lazy as _

from kith.foundation.people.policy import STEWARD
from kith.foundation.permissions.tables import allow

allow("merging.propose", says=_("Ask someone whether another account is theirs too"), to=(STEWARD,))
