from kith.capabilities.rooms.models.line import Line
from kith.capabilities.rooms.models.presence import Presence
from kith.capabilities.rooms.models.room import Entrant, Room
from kith.capabilities.rooms.models.round import Round, Seat
from kith.capabilities.rooms.models.signal import Signal

__all__ = ["Entrant", "Line", "Presence", "Room", "Round", "Seat", "Signal"]
