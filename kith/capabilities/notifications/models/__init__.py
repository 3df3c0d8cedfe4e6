from kith.capabilities.notifications.models.notice import Notice
from kith.capabilities.notifications.models.wish import SpaceWish, Wish

__all__ = ["Notice", "SpaceWish", "Wish"]
