"""Which people to call nobody has checked, in words."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kith.foundation.crisis.queries import due, routes
from kith.foundation.crisis.routes import Trust
from kith.lib.examining import Examination


def routes_to_check() -> Iterator[str]:
    waiting = due()
    if not waiting:
        return
    hidden = sum(shown.trust is Trust.UNKNOWN for shown in waiting)
    yield _(
        "%(waiting)s of %(all)s crisis routes were never checked, or more than 180 days ago. "
        "Of these, %(hidden)s are shown to nobody. A steward checks them at /steward/crisis/"
    ) % {"waiting": len(waiting), "all": len(routes()), "hidden": hidden}


ROUTES = Examination(gettext_lazy("People to call in a crisis"), routes_to_check, "steward:crisis")
