from kith.capabilities.moderation.models.appeal import Appeal
from kith.capabilities.moderation.models.case import Case
from kith.capabilities.moderation.models.decision import Decision
from kith.capabilities.moderation.models.note import CaseNote
from kith.capabilities.moderation.models.report import Report
from kith.capabilities.moderation.models.rest import Debrief, Rest

__all__ = ["Appeal", "Case", "CaseNote", "Debrief", "Decision", "Report", "Rest"]
