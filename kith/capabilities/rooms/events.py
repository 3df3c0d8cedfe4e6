"""What can happen to a room. Who was in it, and what was said there, is no event."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from kith.capabilities.items.events import ItemFact
from kith.foundation.activity.facts import Words


@dataclass(frozen=True, kw_only=True)
class RoomOpened(ItemFact):
    code: ClassVar[str] = "room.opened"
    says: ClassVar[Words] = _("{actor} opened a room.")


@dataclass(frozen=True, kw_only=True)
class RoomClosed(ItemFact):
    code: ClassVar[str] = "room.closed"
    says: ClassVar[Words] = _("{actor} closed a room.")


@dataclass(frozen=True, kw_only=True)
class RecordingSaid(ItemFact):
    code: ClassVar[str] = "room.recorded"
    says: ClassVar[Words] = _("{actor} said in a room that they record it.")


@dataclass(frozen=True, kw_only=True)
class RecordingEnded(ItemFact):
    code: ClassVar[str] = "room.not_recorded"
    says: ClassVar[Words] = _("{actor} said in a room that nothing is recorded any more.")


@dataclass(frozen=True, kw_only=True)
class SentOut(ItemFact):
    """Nobody is named: it is between the two, and those who were there."""

    code: ClassVar[str] = "room.sent_out"
    says: ClassVar[Words] = _("{actor} asked someone to leave a room.")
    is_logged: ClassVar[bool] = False
