"""Goals of two: few lines, done or let go."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from kith.domains.mentoring.actions.agreeing import held
from kith.domains.mentoring.models import Goal, Side
from kith.foundation.people.models import Person
from kith.infrastructure.database.private import seen_as

MOST = 12


def aim(side: Side, words: str, *, by: Person) -> Goal:
    """Write down what the two want to come to; both can read and change it. The same line is not written twice."""
    with seen_as(by):
        pair = held(side, by=by)
        open_ones = Goal.objects.filter(pair=pair, state=Goal.State.OPEN)
        if before := open_ones.filter(words=words).first():
            return before
        if open_ones.count() >= MOST:
            raise PermissionDenied(_("These are many goals at once. Mark one as done or let one go first."))
        return Goal.objects.create(pair=pair, words=words)


def mark(goal: Goal, *, state: str, side: Side, by: Person) -> None:
    """Say that a goal is done, or let go, or open again."""
    with seen_as(by):
        Goal.objects.filter(pk=goal.pk, pair=held(side, by=by)).update(state=Goal.State(state))


def drop(goal: Goal, *, side: Side, by: Person) -> None:
    """Delete a goal for both."""
    with seen_as(by):
        Goal.objects.filter(pk=goal.pk, pair=held(side, by=by)).delete()
