"""Those who look after the installation."""

from django.utils.translation import gettext_lazy as _

from kith.foundation.permissions.tables import Ground

STEWARD = Ground(_("stewards of this site"), lambda person, thing: person is not None and person.is_steward)
