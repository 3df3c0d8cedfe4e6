from kith.capabilities.moderation.models.appeal import Appeal
from kith.capabilities.moderation.models.case import Case
from kith.capabilities.moderation.models.decision import Decision
from kith.capabilities.moderation.models.news import SealedNews
from kith.capabilities.moderation.models.note import CaseNote
from kith.capabilities.moderation.models.report import Report
from kith.capabilities.moderation.models.rest import Debrief, Rest
from kith.capabilities.moderation.models.unsealing import Unsealing, UnsealingAnswer

__all__ = [
    "Appeal",
    "Case",
    "CaseNote",
    "Debrief",
    "Decision",
    "Report",
    "Rest",
    "SealedNews",
    "Unsealing",
    "UnsealingAnswer",
]
