"""A space in open formats: one JSON and one Markdown file for each conversation, and the files themselves.

People appear under the name they go by in this space; nothing of their accounts or profiles is in it.
"""

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from django.db.models import Prefetch

from kith.capabilities.attachments.models import File
from kith.capabilities.conversations.models import Post, PostOrigin
from kith.capabilities.items.models import Item, Origin
from kith.doors.steward.closed_files import closed_to_others
from kith.foundation.spaces.models import Space


def export_space(space: Space, file: Path) -> int:
    """Write one zip file; memory stays flat however much was said. Answers how many conversations are in it."""
    count = 0
    with closed_to_others(file), zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "space.json", _json({"name": space.name, "slug": space.slug, "purpose": space.purpose})
        )
        for each in space.guidelines.order_by("version"):
            archive.writestr(f"guidelines/{each.version}.md", f"{each.source}\n")
        for item in _items(space):
            posts = list(_posts(item))
            archive.writestr(f"conversations/{item.pk}.json", _json(_described(item, posts)))
            archive.writestr(f"conversations/{item.pk}-{item.slug}.md", _markdown(item, posts))
            count += 1
        for attached in (
            File.objects.shown().filter(item__space=space, item__state__in=Item.READABLE).iterator()
        ):
            with attached.stored.open("rb") as content:
                archive.writestr(_path(attached), content.read())
    return count


def _items(space: Space) -> Iterator[Item]:
    readable = space.items.filter(state__in=Item.READABLE)
    yield from (
        readable.select_related("author__person", "thread", "origin__collection")
        .prefetch_related("tags")
        .iterator(chunk_size=100)
    )


def _posts(item: Item) -> Iterator[Post]:
    shown = item.posts.filter(state=Post.State.SHOWN, sort=Post.Sort.WORDS)
    enclosed = Prefetch("files", queryset=File.objects.shown().order_by("pk"), to_attr="enclosed")
    found = shown.select_related("author__person", "reply_to", "origin__collection").prefetch_related(
        enclosed
    )
    yield from found.order_by("number")


def _described(item: Item, posts: list[Post]) -> dict[str, Any]:
    return {
        "kind": item.kind,
        "title": item.title,
        "author": item.author.shown_name,
        "language": item.language,
        "visibility": item.visibility,
        "content_note": item.content_note,
        "opened": item.created_at.isoformat(),
        "tags": [tag.words for tag in item.tags.all()],
        "origin": _origin(origin) if (origin := _origin_of(item)) else None,
        "posts": [_post(post) for post in posts],
    }


def _origin_of(said: Item | Post) -> Origin | PostOrigin | None:
    return getattr(said, "origin", None)


def _origin(origin: Origin | PostOrigin) -> dict[str, str]:
    """What the licence of words that were brought in asks for: it goes wherever they go."""
    return {
        "source": origin.collection.source,
        "name": origin.collection.known_as,
        "licence": origin.licence,
        "licence_address": origin.licence_address,
        "credit": origin.credit,
        "original": origin.url,
    }


def _post(post: Any) -> dict[str, Any]:
    return {
        "number": post.number,
        "author": post.author.shown_name,
        "written": post.written_at.isoformat(),
        "answers": post.reply_to.number if post.reply_to else None,
        "content_note": post.content_note,
        "markdown": post.source,
        "origin": _origin(origin) if (origin := _origin_of(post)) else None,
        "files": [_file(file) for file in post.enclosed],
    }


def _file(file: File) -> dict[str, str]:
    return {"path": _path(file), "name": file.name, "media_type": file.media_type, "shows": file.alt}


def _path(file: File) -> str:
    return f"files/{file.key}/{file.name}"


def _markdown(item: Item, posts: list[Any]) -> str:
    origin = _origin_of(item)
    parts = [f"# {item.title}\n", *([f"{origin.rights}\n"] if origin and origin.rights else [])]
    parts += [
        f"## {post.author.shown_name}, {post.written_at:%Y-%m-%d %H:%M} UTC\n\n{post.source}\n{_enclosed(post)}{_credit(post)}"
        for post in posts
    ]
    return "\n".join(parts)


def _enclosed(post: Any) -> str:
    """The files of a post, as pictures and links that a reader of Markdown follows inside the archive."""
    return "".join(
        f"\n{'!' if file.is_image else ''}[{file.alt or file.name}](../{quote(_path(file))})\n"
        for file in post.enclosed
    )


def _credit(post: Any) -> str:
    """Of a reply that was brought in; those of the whole conversation stand at its head."""
    origin = _origin_of(post)
    return f"\n{origin.rights}\n" if origin and origin.rights and not post.is_opening else ""


def _json(content: dict[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1)
