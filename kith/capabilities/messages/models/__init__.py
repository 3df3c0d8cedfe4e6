from kith.capabilities.messages.models.correspondence import Correspondence, Keep, Participant
from kith.capabilities.messages.models.letterbox import Letterbox
from kith.capabilities.messages.models.message import Message
from kith.capabilities.messages.models.seat import Seat

__all__ = ["Correspondence", "Keep", "Letterbox", "Message", "Participant", "Seat"]
