from kith.capabilities.notifications.models.letter import Letter
from kith.capabilities.notifications.models.notice import Notice
from kith.capabilities.notifications.models.rhythm import Rhythm
from kith.capabilities.notifications.models.wish import SpaceWish, Wish

__all__ = ["Letter", "Notice", "Rhythm", "SpaceWish", "Wish"]
