"""Everything that one person has here, as one zip file: JSON for programs, Markdown for people, and the files.

It holds their own words and choices. What others wrote is theirs, and is not in it.
"""

import json
import zipfile
from collections.abc import Iterable
from typing import IO, Any

from django.db.models import Prefetch
from django.template.loader import render_to_string

from kith.capabilities.attachments.models import File
from kith.capabilities.conversations.models import Post
from kith.domains.learning.taking import proofs_of
from kith.doors.leaving.parts import at, parts
from kith.foundation.people.models import Person
from kith.foundation.spaces.masks import masks_of

BATCH = 500


def write_archive(person: Person, to: IO[bytes]) -> None:
    """Write the zip file. Memory stays flat however many posts someone wrote; each other part is made whole before it is written."""
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("README.md", render_to_string("leaving/archive.txt", {"person": person}))
        signed = [person.pk, *(mask.person_id for mask in masks_of(person))]
        for name, content in parts(person, signed):
            archive.writestr(f"{name}.json", _json(content))
        for post in _posts(signed):
            archive.writestr(f"words/{post.item_id}-{post.number}.json", _json(_described(post)))
            archive.writestr(f"words/{post.item_id}-{post.number}.md", _markdown(post))
        for name, content in proofs_of(person):
            archive.writestr(f"files/proofs/{name}", content)
        for file in File.objects.filter(by__person__in=signed).iterator():
            with file.stored.open("rb") as content:
                archive.writestr(f"files/{file.key}/{file.name}", content.read())


def _posts(signed: list[int]) -> Iterable[Post]:
    """By one's own name, and by those that were made for one."""
    own = Post.objects.filter(author__person__in=signed, sort=Post.Sort.WORDS).order_by("pk")
    carried = File.objects.filter(by__person__in=signed, carried__isnull=False).distinct().order_by("pk")
    shown = own.select_related("item__space", "author__person", "trial", "appraisal").prefetch_related(
        "versions",
        "post_files__file",
        "appraisal__studies",
        Prefetch("item__files", carried, to_attr="carried"),
    )
    return shown.iterator(chunk_size=BATCH)


def _described(post: Post) -> dict[str, Any]:
    return {
        "conversation": post.item.title,
        "space": post.item.space.name,
        "signed": post.author.shown_name,
        "under_made_name": post.author.is_mask,
        "number": post.number,
        "state": post.state,
        "written": at(post.written_at),
        "content_note": post.content_note,
        "markdown": post.source,
        "kind": post.item.kind if post.is_opening else "reply",
        "language": post.item.language,
        "files": [{"file": each.key, "shows": each.alt} for each in _files(post)],
        "beside": _beside(post),
        "before": [{"written": at(old.written_at), "markdown": old.source} for old in post.versions.all()],
    }


def _files(post: Any) -> list[File]:
    """Those that stand below a post; beside an entry, its own that any of its versions carries."""
    files = [each.file for each in post.post_files.all()]
    return files + post.item.carried if post.is_opening else files


def _beside(post: Any) -> dict[str, Any]:
    """What was chosen from lists, when the words tell of something that was tried or appraised."""
    trial, appraisal = getattr(post, "trial", None), getattr(post, "appraisal", None)
    if trial:
        return {"tried": trial.setting, "again": trial.again, "version": trial.version}
    if appraisal:
        names = ("framework", "answers", "conclusion", "link", "version")
        studies = [str(work) for work in appraisal.studies.all()]
        return {name: getattr(appraisal, name) for name in names} | {"studies": studies}
    return {}


def _markdown(post: Post) -> str:
    return f"# {post.item.title}\n\n{post.author.shown_name}, {at(post.written_at)}\n\n{post.source}\n"


def _json(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1)
