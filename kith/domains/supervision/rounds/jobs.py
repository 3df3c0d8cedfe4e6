"""What is done with rounds by itself. Each of them is looked at by one worker at a time."""

from kith.domains.supervision.actions.rounds.going_on import go_on
from kith.domains.supervision.models import Round
from kith.infrastructure.jobs import jobs

State = Round.State


@jobs.task(name="supervision.look_at_round")
def look_at_round(key: int) -> None:
    """Solve it, or solve it again, if it is time. Twice does no harm."""
    found = Round.objects.filter(pk=key).exclude(state=State.DONE).select_related("space", "safe").first()
    if found is not None:
        go_on(found)


def look_soon(key: int) -> None:
    look_at_round.configure(lock=f"round {key}").defer(key=key)


def look_when_due(of: Round) -> None:
    look_at_round.configure(lock=f"round {of.pk}", schedule_at=of.until).defer(key=of.pk)
