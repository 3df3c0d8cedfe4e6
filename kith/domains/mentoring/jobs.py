"""What is done by itself."""

from django.utils import timezone

from kith.domains.mentoring.actions.ending import come_to_end
from kith.domains.mentoring.actions.proposing import forget_old, propose
from kith.domains.mentoring.models import Turn
from kith.foundation.people.models import Person
from kith.infrastructure.jobs import jobs


@jobs.periodic(cron="41 8 * * *")
@jobs.task(name="mentoring.look_each_day")
def look_each_day(timestamp: int) -> None:
    """What has come to its end ends, each as themselves; then who may fit is proposed. Doing it twice does no harm."""
    today = timezone.localdate()
    due = [turn.person for turn in Turn.objects.filter(next_on__lte=today).select_related("person")]
    for person in due:
        if person.state == Person.State.ACTIVE:
            come_to_end(person, today=today)
    forget_old(due, today=today)
    propose(today=today)
