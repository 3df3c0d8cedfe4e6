"""What someone takes along of rounds: what they wanted, in the open, and what came out for them."""

from dataclasses import asdict
from typing import Any

from django.utils.translation import gettext as _

from kith.domains.supervision.models import Knock, Offer, Round, Seeker, Welcome, Wish
from kith.domains.supervision.rounds.offered import Offered
from kith.domains.supervision.rounds.saying import why_left, why_together
from kith.domains.supervision.rounds.sealing import read_offer, read_wish
from kith.foundation.people.models import Person
from kith.infrastructure.safes.opening import KeyLost


def sought(person: Person) -> list[dict[str, Any]]:
    """Asked behind the wall, inside `seen_as`. Where the safe stays shut, it says so."""
    own = {key for rows in (Wish, Offer, Seeker) for key in _rounds(rows, person)}
    found = Round.objects.filter(pk__in=own).select_related("space", "safe").order_by("pk")
    return [_told(each, person) for each in found]


def _rounds(rows: Any, person: Person) -> list[int]:
    return list(rows.objects.filter(person=person).values_list("round", flat=True))


def _told(each: Round, person: Person) -> dict[str, Any]:
    told: dict[str, Any] = {"opened": each.opened_at.isoformat(), "in": each.space and each.space.name}
    try:
        wished, offered = read_wish(each, person), read_offer(each, person)
    except KeyLost:
        return told | {"shut": _("What you said for this round cannot be opened at the moment.")}
    told["you_wanted"] = asdict(wished) if wished else None
    return told | (_came_out(offered) if offered else {})


def knocked(person: Person) -> dict[str, Any]:
    """Where they asked to come in, and what they said to others who did."""
    asked = Knock.objects.filter(person=person).order_by("made_at")
    said = Welcome.objects.filter(member__person=person).order_by("pk")
    return {
        "you_asked_to_come_in": [each.made_at.isoformat() for each in asked],
        "you_said_to_others_who_asked": [each.says_yes for each in said],
    }


def _came_out(offered: Offered) -> dict[str, Any]:
    """Of the others in a circle no name: who they are is theirs to tell."""
    if not offered.company:
        return {"no_circle": why_left(offered)}
    return {"a_circle": why_together(offered), "your_answer": offered.answer}
