"""Hearing of one work: it is there at once, and a register may tell more of it later."""

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from kith.capabilities.citations.jobs import look_up
from kith.capabilities.citations.models import Work
from kith.capabilities.citations.works import work_of
from kith.lib.citations.shapes import Record


@transaction.atomic
def known_work(source: Record) -> Work:
    """The work that someone tells of, found or written down; a register may tell more of it later."""
    work = work_of(source)
    _look_up_later(work)
    return work


def _look_up_later(work: Work) -> None:
    if settings.LOOKUPS and work.doi and not work.is_looked_up:
        work.asked_at = timezone.now()
        work.save(update_fields=["asked_at"])
        look_up.defer(work=work.pk)
