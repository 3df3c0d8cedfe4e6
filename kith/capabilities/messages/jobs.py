"""Housekeeping: what is over is not kept."""

from django.utils import timezone

from kith.capabilities.messages.actions.keeping import forget_due
from kith.capabilities.messages.models import Letterbox
from kith.infrastructure.jobs import jobs


@jobs.periodic(cron="17 4 * * *")
@jobs.task(name="messages.forget_old_words")
def forget_old_words(timestamp: int) -> None:
    """Delete the correspondences whose time is over, each as someone in it. Doing it twice does no harm."""
    now = timezone.now()
    for box in Letterbox.objects.filter(next_due__lte=now.date()).select_related("person"):
        forget_due(box.person, now=now)
