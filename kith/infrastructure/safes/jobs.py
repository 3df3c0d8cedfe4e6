"""What is done by itself."""

from kith.infrastructure.jobs import jobs
from kith.infrastructure.safes.actions import destroy_due


@jobs.periodic(cron="7 * * * *")
@jobs.task(name="safes.destroy_due")
def throw_away_what_is_due(timestamp: int) -> None:
    """Once an hour. What was missed while the house was down is made up for the next time."""
    destroy_due()
