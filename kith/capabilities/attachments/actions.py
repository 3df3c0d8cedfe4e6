"""Verbs about files."""

from functools import partial

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from kith.capabilities.attachments.models import File
from kith.capabilities.items.models import Item
from kith.foundation.spaces.models import Membership
from kith.infrastructure.database.meanwhile import say_anew
from kith.lib.uploads import Upload, inspect

COPIED = ("name", "media_type", "size", "alt", "rights", "width", "height")


def checked(name: str, data: bytes) -> Upload:
    """Find out what a file really is, and clean it; raises `Refused` with the reason as a sentence."""
    return inspect(name, data, most=settings.UPLOAD_BYTES)


def attach(
    upload: Upload, *, to: Item, by: Membership, alt: str = "", held_back: bool = False, rights: str = ""
) -> File:  # fmt: skip
    """Keep a checked file with an item. What a failed transaction leaves on the disk is swept away a day later.

    Who reaches one that is `held_back` is said by the part that holds it back (`KITH_FILES_FOR_FEW`).
    """
    file = File(
        item=to, by=by, name=upload.name, media_type=upload.media_type, size=len(upload.data), alt=alt,
        held_back=held_back, rights=rights,
    )  # fmt: skip
    file.width, file.height = upload.width, upload.height
    folder = f"{file.key[:2]}/{file.key}"
    file.stored.save(folder, ContentFile(upload.data), save=False)
    if upload.thumbnail:
        file.preview.save(f"{folder}.webp", ContentFile(upload.thumbnail), save=False)
    file.save()
    return file


def copy(file: File, *, to: Item, by: Membership) -> File:
    """Keep the same file with another item too, with what it shows and by what right it is shared. It has bytes of its own, so each
    can go alone.
    """
    made = File(item=to, by=by, **{name: getattr(file, name) for name in COPIED})
    folder = f"{made.key[:2]}/{made.key}"
    with file.stored.open() as held:
        made.stored.save(folder, held, save=False)
    if file.preview:
        with file.preview.open() as held:
            made.preview.save(f"{folder}.webp", held, save=False)
    made.save()
    return made


@transaction.atomic
def discard(file: File) -> None:
    """Take a file away, from the disk too once the transaction is done."""
    names = [stored.name for stored in (file.stored, file.preview) if stored]
    file.delete()
    for name in filter(None, names):
        transaction.on_commit(partial(default_storage.delete, name))


def describe(file: File, *, alt: str) -> None:
    """Say what a picture shows."""
    file.alt = alt
    file.save(update_fields=["alt"])


def describe_together(file: File, *, alt: str, seen: str) -> None:
    """The same where several say it: if another of them changed it since it was `seen`, nothing is written over."""
    say_anew(file, seen=seen, alt=alt)
