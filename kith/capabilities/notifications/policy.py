"""Who may hear of what happens in a space."""

from django.utils.translation import gettext_lazy as _

from kith.foundation.permissions.tables import allow
from kith.foundation.spaces.policy import EVERYONE_HERE

allow("space.hear", says=_("Choose how much to hear of this space"), to=EVERYONE_HERE)
