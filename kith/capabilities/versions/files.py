"""Files that versions carry: added to a draft, fixed when it is published."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet

from kith.capabilities.attachments.actions import attach, copy, discard
from kith.capabilities.attachments.models import File
from kith.capabilities.items.models import Item
from kith.capabilities.versions.hands import FILES, note
from kith.capabilities.versions.models import CarriedFile, Version
from kith.capabilities.versions.queries import readable_by, written_by
from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Membership
from kith.lib.uploads import Upload


class TooMany(Exception):
    """A version carries as many files as it can."""


def files_of(version: Version) -> QuerySet[File]:
    """What a version carries, for those who write it."""
    return File.objects.filter(carried__version=version).order_by("pk")


def files_seen(version: Version, *, reader: Person | None) -> QuerySet[File]:
    """What a published version carries, without files of someone whom the reader does not see."""
    return File.objects.visible_to(reader).filter(carried__version=version).order_by("pk")


def all_files_seen(versions: Iterable[Version], *, reader: Person | None) -> dict[int, list[File]]:
    """The same of many published versions, by their keys, in one query."""
    files = File.objects.visible_to(reader)
    found = defaultdict[int, list[File]](list)
    carried = CarriedFile.objects.filter(version__in=versions, file__in=files).select_related("file")
    for each in carried.order_by("file"):
        found[each.version_id].append(each.file)
    return found


def seen_by_writers(person: Person | None) -> QuerySet[File]:
    """Files of drafts, for those who write them, and those who may read them before."""
    if person is None:
        return File.objects.none()
    read = Q(carried__version__item__in=readable_by(person).values("item"))
    theirs = Q(carried__version__item__in=written_by(person)) | read
    return File.objects.filter(theirs, carried__version__state=Version.State.DRAFT)


def asks_for_rights(item: Item) -> bool:
    """Whether those who add a file to it say by what right: what has no licence of its own is about something by others."""
    return not any(ask.is_aside for ask in item.kind_of.asks)


@transaction.atomic
def carry(version: Version, uploads: Sequence[Upload], *, by: Membership, rights: str = "") -> None:
    """Add files to a draft. One that it carries already, by name and size, came by a second sending of the form."""
    held = _held(version)
    there = set(files_of(held).values_list("name", "size"))
    new = [each for each in uploads if (each.name, len(each.data)) not in there]
    if len(there) + len(new) > settings.UPLOADS_PER_POST:
        raise TooMany
    files = [attach(upload, to=held.item, by=by, rights=rights) for upload in new]
    CarriedFile.objects.bulk_create(CarriedFile(version=held, file=file) for file in files)
    note(held, [FILES], by=by)


@transaction.atomic
def leave_out(file: File, *, of: Version, by: Membership) -> None:
    """Take a file out of a draft; versions that were published with it keep it."""
    note(of, [FILES], by=by)
    CarriedFile.objects.filter(version=_held(of), file=file).delete()
    discard_uncarried([file])


def discard_uncarried(files: Sequence[File]) -> None:
    """Take away files that no version carries any more."""
    for file in files:
        if not file.carried.exists():
            discard(file)


def carry_on(draft: Version, *, after: Version) -> None:
    """Let a new draft begin with the files of the version before it."""
    CarriedFile.objects.bulk_create(CarriedFile(version=draft, file=file) for file in files_of(after))


def take_along(draft: Version, files: Sequence[File], *, by: Membership) -> None:
    """Let a draft that grew out of something carry files like those; what it shows can be said anew in either."""
    copies = [copy(file, to=draft.item, by=by) for file in files[: settings.UPLOADS_PER_POST]]
    CarriedFile.objects.bulk_create(CarriedFile(version=draft, file=file) for file in copies)
    if copies:
        note(draft, [FILES], by=by)


def erase_files(item: Item) -> None:
    """Delete the files of all versions."""
    for file in File.objects.filter(carried__version__item=item).distinct():
        discard(file)


def _held(version: Version) -> Version:
    """A draft that nobody publishes meanwhile."""
    held = Version.objects.select_for_update(of=("self",)).select_related("item__space")
    return held.get(pk=version.pk, state=Version.State.DRAFT)
