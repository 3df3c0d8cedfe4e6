from kith.domains.supervision.models.agreement import Agreement
from kith.domains.supervision.models.circle import Circle
from kith.domains.supervision.models.joining import FreePlace, Knock, Welcome
from kith.domains.supervision.models.listening import Listening, ListeningLine
from kith.domains.supervision.models.log import Log
from kith.domains.supervision.models.meeting import Meeting, Role, TurnWish
from kith.domains.supervision.models.own_format import OwnFormat
from kith.domains.supervision.models.passage import Note, Passage
from kith.domains.supervision.models.reminding import NextLook, Reminded
from kith.domains.supervision.models.review import ReviewAnswer
from kith.domains.supervision.models.round import Round, RoundsAllowed, Seeker
from kith.domains.supervision.models.session import Session
from kith.domains.supervision.models.training import Training
from kith.domains.supervision.models.wish import Offer, Wish

__all__ = [
    "Agreement",
    "Circle",
    "FreePlace",
    "Knock",
    "Listening",
    "ListeningLine",
    "Log",
    "Meeting",
    "NextLook",
    "Note",
    "Offer",
    "OwnFormat",
    "Passage",
    "Reminded",
    "ReviewAnswer",
    "Role",
    "Round",
    "RoundsAllowed",
    "Seeker",
    "Session",
    "Training",
    "TurnWish",
    "Welcome",
    "Wish",
]
