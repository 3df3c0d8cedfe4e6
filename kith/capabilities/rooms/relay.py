"""The relay (TURN) for those whose networks let no browser talk to another directly."""

import time
from typing import Any

from django.conf import settings

from kith.capabilities.rooms.models import Presence
from kith.lib.relays import credentials

HOLDS = 6 * 60 * 60  # seconds; longer than people stay in one room


def relay_for(presence: Presence) -> list[dict[str, Any]]:
    """As browsers want it, for one person in a room, by a password that ends by itself; nothing where there is none.

    The relay learns a number, and no name.
    """
    if not settings.RELAY or presence.writes_only:
        return []
    until = int(time.time()) + HOLDS
    name, password = credentials(settings.RELAY_SECRET, name=str(presence.pk), until=until)
    return [{"urls": settings.RELAY, "username": name, "credential": password}]
