"""What begins on its day, and what is over."""

from datetime import timedelta

from django.utils import timezone

from kith.foundation.announcements.actions import begin
from kith.foundation.announcements.models import PutAside
from kith.infrastructure.jobs import jobs


@jobs.periodic(cron="5 * * * *")
@jobs.task(name="announcements.begin")
def begin_those_of_today(timestamp: int) -> None:
    """Every hour a first day may have come."""
    begin(timezone.localdate())


@jobs.periodic(cron="55 3 * * *")
@jobs.task(name="announcements.forget")
def forget_what_was_put_aside(timestamp: int) -> None:
    """Who put aside what is kept only as long as a line could come back."""
    PutAside.objects.filter(announcement__ends__lt=timezone.localdate() - timedelta(days=2)).delete()
