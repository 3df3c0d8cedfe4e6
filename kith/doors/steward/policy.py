"""What those who look after the installation may do."""

from django.utils.translation import gettext_lazy as _

from kith.foundation.people.policy import STEWARD
from kith.foundation.permissions.tables import allow

allow("steward.tags", says=_("Rename and merge tags"), to=(STEWARD,))
allow("steward.crisis", says=_("Check the people to call in a crisis"), to=(STEWARD,))
