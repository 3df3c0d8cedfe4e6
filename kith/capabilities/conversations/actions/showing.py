"""What a post shows beside its words."""

from collections.abc import Iterable

from django.db import transaction

from kith.capabilities.attachments.actions import attach, discard
from kith.capabilities.attachments.models import File
from kith.capabilities.conversations.actions.writing import hold, show_files
from kith.capabilities.conversations.events import Edited
from kith.capabilities.conversations.models import Post
from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person
from kith.lib.uploads import Upload


def new_among(uploads: Iterable[Upload], *, beside: Iterable[File]) -> list[Upload]:
    """Without those that are there already, by name and size: they came by a second sending of a form."""
    there = {(file.name, file.size) for file in beside}
    return [upload for upload in uploads if (upload.name, len(upload.data)) not in there]


@transaction.atomic
def change_files(post: Post, *, gone: Iterable[File], added: Iterable[Upload], by: Person) -> None:
    """Take some files of a post away, for good, and add others. The same form sent twice does it once."""
    hold(post.item)
    gone = list(gone)
    for file in gone:
        discard(file)
    new = new_among(added, beside=post.files.all())
    show_files(post, files=[attach(upload, to=post.item, by=post.author) for upload in new])
    if gone or new:
        record(Edited(item=post.item, post=post), by=by)
