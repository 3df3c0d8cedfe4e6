"""Who looks after mail that did not come in."""

from django.utils.translation import gettext_lazy as _

from kith.foundation.people.policy import STEWARD
from kith.foundation.permissions.tables import allow

allow("mail.aside", says=_("Look after mail that did not come in"), to=(STEWARD,))
