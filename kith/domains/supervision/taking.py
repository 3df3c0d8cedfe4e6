"""What someone takes along of their circles."""

from dataclasses import asdict
from typing import Any

from django.utils.translation import gettext as _

from kith.domains.supervision.models import Listening, Log, Meeting, Training, TurnWish
from kith.domains.supervision.queries.circles import circles_of
from kith.domains.supervision.queries.log import log_of, with_learned
from kith.domains.supervision.queries.reviews import all_by
from kith.domains.supervision.rounds.taking import knocked, sought
from kith.domains.supervision.turns import ROLES
from kith.foundation.people.models import Person
from kith.infrastructure.database.private import seen_as
from kith.infrastructure.safes.opening import KeyLost


def supervised(person: Person) -> dict[str, Any]:
    """Their circles and turns, their whole log, what they answered in reviews, and when they asked if anybody could listen."""
    with seen_as(person):
        asked = Listening.objects.filter(asker__person=person).order_by("pk")
        listened = Listening.objects.filter(answerer__person=person).order_by("pk")
        return {
            "circles": [_circle(each) for each in circles_of(person)],
            "not_in_here": _(
                "What you wrote in sessions, together or over days, is not in here. Nor are notes that you took for someone, or the "
                "words with which you asked to be heard. All of it is gone on its day, for everyone."
            ),
            "log": _logs(person),
            "turns": list(_turns(person)),
            "passed_or_taken": list(TurnWish.objects.filter(member__person=person).values("role", "can")),
            "trained_to_lead": list(_trainings(person)),
            "answered_in_reviews": _reviewed(person),
            "asked_to_be_heard": [_listening(each) for each in asked],
            "rounds": sought(person),
            "joining": knocked(person),
            "listened": [each.asked_at.date().isoformat() for each in listened],
        }


def _circle(each: Any) -> dict[str, Any]:
    return {"name": each.space.name, "state": each.state, "words_at_the_end": each.farewell}


def _logs(person: Person) -> list[dict[str, Any]]:
    """Its hours are there also where what was learned cannot be read."""
    found = list(log_of(person).order_by("on", "pk"))
    try:
        with_learned(found)
    except KeyLost:
        for each in found:
            each.learned = _("This cannot be opened at the moment.") if each.safe_id else ""
    return [_log(each) for each in found]


def _reviewed(person: Person) -> list[dict[str, Any]] | dict[str, Any]:
    try:
        return [{"review": each.row.review, **asdict(each.said)} for each in all_by(person)]
    except KeyLost:
        return {"shut": _("This cannot be opened at the moment.")}


def _log(each: Log) -> dict[str, Any]:
    told = {"on": each.on.isoformat(), "minutes": each.minutes, "format": each.format, "part": each.part}
    return told | {"themes": each.about, "learned": each.learned, "counts": each.counts}


def _turns(person: Person) -> Any:
    for role in ROLES:
        had = Meeting.objects.filter(**{f"{role}__person": person}).order_by("begins_at")
        yield from (
            {"role": role, "on": at.date().isoformat()} for at in had.values_list("begins_at", flat=True)
        )


def _trainings(person: Person) -> Any:
    return Training.objects.filter(member__person=person).order_by("pk").values_list("words", flat=True)


def _listening(each: Listening) -> dict[str, Any]:
    return {"asked": each.asked_at.isoformat(), "until": each.lapses_at.isoformat()}
