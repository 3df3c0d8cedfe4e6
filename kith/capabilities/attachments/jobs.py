"""Housekeeping on the disk."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.core.files.storage import Storage, default_storage
from django.utils import timezone

from kith.capabilities.attachments.models import File
from kith.infrastructure.jobs import jobs

SAFE_AFTER = timedelta(days=1)  # long after any transaction that might still name them has ended


@jobs.periodic(cron="17 3 * * *")
@jobs.task(name="attachments.sweep")
def sweep(timestamp: int) -> None:
    """Take away what lies on the disk and belongs to no file, such as what a failed transaction left behind."""
    known = set(File.objects.values_list("stored", flat=True)) | set(
        File.objects.values_list("preview", flat=True)
    )
    for name in _older_than(timezone.now() - SAFE_AFTER, default_storage):
        if name not in known:
            default_storage.delete(name)


def _older_than(moment: datetime, storage: Storage, folder: str = "") -> Iterator[str]:
    folders, files = storage.listdir(folder)
    for name in files:
        path = f"{folder}/{name}" if folder else name
        if storage.get_modified_time(path) < moment:
            yield path
    for name in folders:
        yield from _older_than(moment, storage, f"{folder}/{name}" if folder else name)
