"""What is done by itself."""

from django.db.models import Q
from django.utils import timezone

from kith.domains.supervision.actions.lapsing import lapse
from kith.domains.supervision.actions.laying_out import lay_out
from kith.domains.supervision.actions.nudging import nudge, people_due
from kith.domains.supervision.actions.parting import wait_for_nobody_who_left
from kith.domains.supervision.actions.reviewing import tell_review
from kith.domains.supervision.models import Circle, Listening, Round
from kith.domains.supervision.queries.circles import is_review_due
from kith.domains.supervision.rounds.jobs import look_soon
from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Space
from kith.infrastructure.jobs import jobs


@jobs.periodic(cron="17 4 * * *")
@jobs.task(name="supervision.look_each_day")
def look_each_day(timestamp: int) -> None:
    """Lay out the weeks ahead, give turns of people who left to others, wait for them nowhere, and say where a review is due. Twice does no harm."""
    going = Circle.objects.exclude(state=Circle.State.ENDED).exclude(space__state=Space.State.ARCHIVED)
    for circle in going.select_related("item__space", "space").iterator():
        lay_out(circle)
        wait_for_nobody_who_left(circle)
        if circle.review_told_at is None and is_review_due(circle):
            tell_review(circle)


@jobs.periodic(cron="23 * * * *")
@jobs.task(name="supervision.nudge")
def nudge_those_due(timestamp: int) -> None:
    """Once an hour, each as themselves. Twice does no harm: whoever was told is not told again that day."""
    now = timezone.now()
    for person in people_due(now):
        nudge(person, moment=now)


@jobs.task(name="supervision.lapse_listening")
def lapse_listening(asker: int, key: str) -> None:
    person = Person.objects.active().filter(pk=asker).first()
    if person is not None:
        lapse(person, key=key)


def look_when_it_lapses(listening: Listening, *, asker: Person) -> None:
    """Outside of the wall waits no more than a job that knows whom to ask."""
    seconds = int((listening.lapses_at - timezone.now()).total_seconds()) + 1
    lapse_listening.configure(schedule_in={"seconds": max(1, seconds)}).defer(
        asker=asker.pk, key=listening.key
    )


@jobs.periodic(cron="23 * * * *")
@jobs.task(name="supervision.look_at_rounds")
def look_at_rounds(timestamp: int) -> None:
    """Take up the rounds that were missed while the house was down, and those whose day to answer is over."""
    now, state = timezone.now(), Round.State
    due = Q(state=state.OPEN, until__lte=now) | Q(state=state.SOLVING)
    due |= Q(state=state.PROPOSED, answers_until__lte=now)
    for key in Round.objects.filter(due).values_list("pk", flat=True):
        look_soon(key)
