"""What is done by itself."""

from django.utils import timezone

from kith.domains.pulse.counting import come_round
from kith.infrastructure.jobs import jobs


@jobs.periodic(cron="29 3 * * *")
@jobs.task(name="pulse.come_round")
def look_each_day(timestamp: int) -> None:
    """Mostly there is nothing to do; on the first day of a month the last one is counted."""
    come_round(today=timezone.localdate())
