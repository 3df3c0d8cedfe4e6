"""What a circle agreed on, and what follows from it for who comes in."""

from dataclasses import dataclass

from django.db.models import QuerySet

from kith.domains.supervision.models import Agreement, Circle
from kith.foundation.spaces.models import Guidelines
from kith.foundation.spaces.queries import current_guidelines


@dataclass(frozen=True)
class Agreed:
    """What holds in a circle: the answers of the form, or else the guidelines as they were written freely."""

    answers: Agreement | None
    guidelines: Guidelines | None


def answers_that_hold(circle: Circle) -> QuerySet[Agreement]:
    """Those from which the newest version was written; none where it was written freely, as guidelines of the space."""
    return circle.agreements.filter(version=circle.space.guidelines_version)


def is_from_answers(circle: Circle) -> bool:
    return answers_that_hold(circle).exists()


def agreed_in(circle: Circle) -> Agreed:
    answers = answers_that_hold(circle).first()
    return Agreed(answers, None if answers else current_guidelines(circle.space))


def is_open(circle: Circle) -> bool:
    """Whether a host lets people in alone, by the newest answers. Where there are none, all say yes."""
    newest = circle.agreements.order_by("-version").first()
    return newest is not None and newest.joining == Agreement.Joining.OPEN


def asks_all(circle: Circle) -> bool:
    """Whether all say who comes in, whoever invites them. It begins with the first meeting: before that, a circle comes together."""
    return not is_open(circle) and circle.meetings.held().exists()
