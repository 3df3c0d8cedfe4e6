"""What is done with rounds by itself, one after the other."""

from kith.domains.supervision.actions.rounds.going_on import go_on
from kith.domains.supervision.actions.rounds.lapsing import lapse
from kith.domains.supervision.models import Knock, Round
from kith.foundation.people.models import Person
from kith.infrastructure.jobs import jobs

State, KNOCKS = Round.State, 14  # days
ONE_AT_A_TIME = "rounds"  # however many are solved, there is a place left in the worker for what is quick


@jobs.task(name="supervision.look_at_round")
def look_at_round(key: int) -> None:
    """Solve it, or solve it again, if it is time. Twice does no harm."""
    found = Round.objects.filter(pk=key).exclude(state=State.DONE).select_related("space", "safe").first()
    if found is not None:
        go_on(found)


@jobs.task(name="supervision.round_is_over")
def round_is_over(key: int) -> None:
    """Take it in line. The line itself holds nothing that waits for a day to come: all others would wait with it."""
    look_soon(key)


@jobs.task(name="supervision.lapse_knock")
def lapse_knock(person: int, key: int | None, invitation: int | None = None) -> None:
    found = Person.objects.active().filter(pk=person).first()
    if found is not None:
        lapse(found, round_key=key, invitation=invitation)


def look_when_it_lapses(knock: Knock) -> None:
    """Outside of the wall waits no more than a job that knows whom to ask."""
    later = lapse_knock.configure(schedule_in={"days": KNOCKS})
    later.defer(person=knock.person_id, key=knock.round_id, invitation=knock.invitation_id)


def look_soon(key: int) -> None:
    look_at_round.configure(lock=ONE_AT_A_TIME).defer(key=key)


def look_when_due(of: Round) -> None:
    round_is_over.configure(schedule_at=of.until).defer(key=of.pk)
