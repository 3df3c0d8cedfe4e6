from kith.domains.supervision.models.agreement import Agreement
from kith.domains.supervision.models.circle import Circle
from kith.domains.supervision.models.listening import Listening
from kith.domains.supervision.models.log import Log
from kith.domains.supervision.models.meeting import Meeting, Role, TurnWish
from kith.domains.supervision.models.review import ReviewAnswer

__all__ = ["Agreement", "Circle", "Listening", "Log", "Meeting", "ReviewAnswer", "Role", "TurnWish"]
