"""What those who look after the installation may do."""

from django.utils.translation import gettext_lazy as _

from kith.foundation.permissions.tables import Ground, allow

STEWARD = Ground(_("stewards of this site"), lambda person, thing: person is not None and person.is_steward)

allow("steward.tags", says=_("Rename and merge tags"), to=(STEWARD,))
