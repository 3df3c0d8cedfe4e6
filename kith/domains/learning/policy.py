"""Who adds rule sets, and looks after what certificates are signed with. Everything else in learning is about oneself."""

from django.utils.translation import gettext_lazy as _

from kith.foundation.people.policy import STEWARD
from kith.foundation.permissions.tables import allow

allow("learning.rules", says=_("Add what a board asks for"), to=(STEWARD,))
allow("learning.issuing", says=_("Look after keys and numbers for certificates"), to=(STEWARD,))
