"""Who may change the sources of an item. `thing` is an item that is written in versions, or one of its references."""

from django.utils.translation import gettext_lazy as _

from kith.capabilities.versions.policy import MAY_WRITE, WRITER
from kith.foundation.permissions.tables import allow

allow("references.write", says=_("Add and take away its sources"), to=(WRITER,), when=MAY_WRITE)
