from kith.capabilities.notifications.models.device import Device
from kith.capabilities.notifications.models.letter import Letter
from kith.capabilities.notifications.models.notice import Notice
from kith.capabilities.notifications.models.push import Delivery, Push
from kith.capabilities.notifications.models.rhythm import Rhythm
from kith.capabilities.notifications.models.wish import SpaceWish, Wish

__all__ = ["Delivery", "Device", "Letter", "Notice", "Push", "Rhythm", "SpaceWish", "Wish"]
