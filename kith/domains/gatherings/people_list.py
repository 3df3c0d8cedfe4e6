"""Who comes, as a table for hosts: no more than they see on the page."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from kith.domains.gatherings.questions import Question


def list_of(seats: Iterable[Any], *, asked: Iterable[Question]) -> Iterator[list[str]]:
    """A line for each seat, below one with what its columns hold."""
    questions = list(asked)
    head = [_("Name"), _("Seat"), _("How"), _("Date"), _("What they need")]
    yield [*head, *(each.words for each in questions)]
    for seat in seats:
        told = {question.number: words for question, words in seat.answers}
        date = f"{seat.date.here.day}, {seat.date.here.hours}" if seat.date else ""
        own = [seat.name, seat.get_state_display(), seat.seats.get_way_display(), date, seat.needs]
        yield [*map(str, own), *(told.get(each.number, "") for each in questions)]
