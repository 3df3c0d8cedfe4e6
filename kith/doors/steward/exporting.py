"""A space in open formats: one JSON and one Markdown file for each conversation, and the files themselves.

People appear under the name they go by in this space; nothing of their accounts or profiles is in it.
"""

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kith.capabilities.attachments.models import File
from kith.capabilities.conversations.models import Post
from kith.capabilities.items.models import Item
from kith.foundation.spaces.models import Space


def export_space(space: Space, file: Path) -> int:
    """Write one zip file; memory stays flat however much was said. Answers how many conversations are in it."""
    count = 0
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "space.json", _json({"name": space.name, "slug": space.slug, "purpose": space.purpose})
        )
        for item in _items(space):
            posts = list(_posts(item))
            archive.writestr(f"conversations/{item.pk}.json", _json(_described(item, posts)))
            archive.writestr(f"conversations/{item.pk}-{item.slug}.md", _markdown(item, posts))
            count += 1
        for attached in (
            File.objects.shown().filter(item__space=space, item__state__in=Item.READABLE).iterator()
        ):
            with attached.stored.open("rb") as content:
                archive.writestr(f"files/{attached.key}/{attached.name}", content.read())
    return count


def _items(space: Space) -> Iterator[Item]:
    readable = space.items.filter(state__in=Item.READABLE)
    yield from (
        readable.select_related("author__person", "thread").prefetch_related("tags").iterator(chunk_size=100)
    )


def _posts(item: Item) -> Iterator[Post]:
    shown = item.posts.filter(state=Post.State.SHOWN, sort=Post.Sort.WORDS)
    yield from shown.select_related("author__person", "reply_to").order_by("number")


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
        "posts": [_post(post) for post in posts],
    }


def _post(post: Post) -> dict[str, Any]:
    return {
        "number": post.number,
        "author": post.author.shown_name,
        "written": post.written_at.isoformat(),
        "answers": post.reply_to.number if post.reply_to else None,
        "content_note": post.content_note,
        "markdown": post.source,
    }


def _markdown(item: Item, posts: list[Post]) -> str:
    parts = [f"# {item.title}\n"]
    parts += [
        f"## {post.author.shown_name}, {post.written_at:%Y-%m-%d %H:%M} UTC\n\n{post.source}\n"
        for post in posts
    ]
    return "\n".join(parts)


def _json(content: dict[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1)
