"""Which people to call nobody has checked, in words."""

from collections.abc import Iterator

from kith.foundation.crisis.queries import due, routes
from kith.foundation.crisis.routes import Trust


def routes_to_check() -> Iterator[str]:
    waiting = due()
    if not waiting:
        return
    hidden = sum(shown.trust is Trust.UNKNOWN for shown in waiting)
    yield (
        f"{len(waiting)} of {len(routes())} crisis routes were never checked, or more than 180 days ago; "
        f"{hidden} of them are shown to nobody. A steward checks them at /steward/crisis/"
    )
