from kith.domains.mentoring.models.goal import Goal
from kith.domains.mentoring.models.pair import Pair
from kith.domains.mentoring.models.readiness import Readiness
from kith.domains.mentoring.models.side import Side
from kith.domains.mentoring.models.turn import Turn

__all__ = ["Goal", "Pair", "Readiness", "Side", "Turn"]
