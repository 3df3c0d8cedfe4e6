"""What is done by itself."""

from django.utils import timezone

from kith.domains.learning.actions.reminding import people_due, remind
from kith.infrastructure.jobs import jobs


@jobs.periodic(cron="29 9 * * *")
@jobs.task(name="learning.remind")
def remind_those_due(timestamp: int) -> None:
    """Once a day, each as themselves. Doing it twice does no harm: whoever was told has another day."""
    today = timezone.localdate()
    for person in people_due(today):
        remind(person, today=today)
