from kith.foundation.announcements.models.announcement import Announcement, Wording
from kith.foundation.announcements.models.put_aside import PutAside

__all__ = ["Announcement", "PutAside", "Wording"]
