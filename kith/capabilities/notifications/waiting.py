"""What is on its way out and has not arrived yet, for whoever looks after the house."""

from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from kith.capabilities.notifications.models import Delivery, Letter, Rhythm

LONG = timedelta(hours=1)


def letters() -> QuerySet[Letter, Letter]:
    """Made and not sent; the oldest first. To whom, and of what, is nobody's business."""
    return Letter.objects.filter(sent_at=None).only("pk", "sort", "made_at").order_by("made_at")


def late_letters() -> QuerySet[Letter, Letter]:
    return letters().filter(made_at__lt=timezone.now() - LONG)


def late_pushes() -> QuerySet[Delivery, Delivery]:
    return Delivery.objects.filter(done_at=None, push__made_at__lt=timezone.now() - LONG)


def paused() -> QuerySet[Rhythm, Rhythm]:
    """Addresses to which no mails go for now; the newest first."""
    found = Rhythm.objects.exclude(returned_at=None).filter(person__state="active")
    return found.select_related("person").order_by("-returned_at")
