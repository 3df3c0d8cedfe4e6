"""What someone takes along of their mentoring."""

from typing import Any

from kith.domains.mentoring.models import Goal, Pair, Side, Turn
from kith.domains.mentoring.queries import readiness_of
from kith.domains.mentoring.saying import called
from kith.foundation.people.models import Person
from kith.infrastructure.database.private import seen_as

WISHED = ("languages", "zone", "hours_apart", "most", "is_paused")
AGREED = ("often", "minutes", "way", "between")


def accompanied(person: Person) -> dict[str, Any]:
    """What one wished, every proposal with one's own answer, and every pair with its agreement and goals."""
    with seen_as(person):
        ready, turn = readiness_of(person), Turn.objects.filter(person=person).first()
        sides = Side.objects.filter(person=person).select_related("other", "pair__space").order_by("pk")
        return {
            "you_would_like_to_be_matched": ready and {
                "offers": [called(code) for code in ready.offers], "looks_for": [called(code) for code in ready.seeks],
                **{name: getattr(ready, name) for name in WISHED},
            },
            "proposals_and_pairs": [_side(side) for side in sides],
            "looked_at_next": turn.next_on.isoformat() if turn and turn.next_on else None,
        }  # fmt: skip


def _side(side: Side) -> dict[str, Any]:
    told = {
        "with": side.other.name, "proposed_on": side.made_on.isoformat(), "your_answer": side.state,
        "you_give": [called(code) for code in side.gives], "you_get": [called(code) for code in side.gets],
        "words_left_for_you": side.farewell,
    }  # fmt: skip
    return told | (_pair(side.pair) if side.pair else {})


def _pair(pair: Pair) -> dict[str, Any]:
    return {
        "began": pair.began_at.isoformat(), "ended": pair.ended_at.isoformat() if pair.ended_at else None,
        "agreement": {name: getattr(pair, name) for name in AGREED} | {"until": pair.until and pair.until.isoformat()},
        "goals": [{"words": goal.words, "state": goal.state} for goal in Goal.objects.filter(pair=pair).order_by("pk")],
    }  # fmt: skip
