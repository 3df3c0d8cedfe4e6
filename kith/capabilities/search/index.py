"""Keeping the entries true. Doing it twice does no harm."""

from collections.abc import Sequence

from django.db import connection

from kith.capabilities.search.languages import DICTIONARIES
from kith.capabilities.tags.models import Tagging

BATCH = 1000

_DICTIONARY = "CASE split_part(item.language, '-', 1) {} ELSE 'simple' END".format(
    " ".join(f"WHEN '{language}' THEN '{name}'" for language, name in DICTIONARIES.items())
)

# The words of each shown post, as they stand and by their stems; the opening post carries title and tags.
_FILL = f"""
    INSERT INTO search_entry (post_id, item_id, written_at, vector)
    SELECT post.id, item.id, post.written_at,
           setweight(to_tsvector('simple', head.words), 'A')
        || setweight(to_tsvector(({_DICTIONARY})::regconfig, head.words), 'A')
        || setweight(to_tsvector('simple', left(post.text, 200000)), 'D')
        || setweight(to_tsvector(({_DICTIONARY})::regconfig, left(post.text, 200000)), 'C')
    FROM conversations_post post JOIN items_item item ON item.id = post.item_id
    CROSS JOIN LATERAL (
        SELECT CASE WHEN post.number = 1 THEN item.title || ' ' || coalesce((
            SELECT string_agg(tag.words, ' ') FROM tags_tagging tagging JOIN tags_tag tag ON tag.id = tagging.tag_id
            WHERE tagging.item_id = item.id), '') ELSE '' END AS words
    ) head
    WHERE post.state = 'shown' AND post.sort = 'words' AND item.state IN ('published', 'closed') AND {{which}}
    ON CONFLICT (post_id) DO UPDATE SET item_id = excluded.item_id, vector = excluded.vector
"""  # noqa: S608
_EMPTY = """
    DELETE FROM search_entry entry USING conversations_post post JOIN items_item item ON item.id = post.item_id
    WHERE entry.post_id = post.id AND {which}
      AND (post.state <> 'shown' OR post.sort <> 'words' OR item.state NOT IN ('published', 'closed'))
"""


def index_posts(posts: Sequence[int]) -> None:
    """Make the entries of these posts true."""
    _run("post.id = ANY(%s)", list(posts))


def index_items(items: Sequence[int]) -> None:
    """Make the entries of everything said in these items true."""
    _run("item.id = ANY(%s)", list(items))


def index_openings(items: Sequence[int]) -> None:
    """Make the entries true that carry the title and the tags of these items."""
    _run("post.number = 1 AND item.id = ANY(%s)", list(items))


def index_tag(tag: int) -> None:
    """Do so for all that carries a tag, a batch at a time."""
    carrying = Tagging.objects.filter(tag=tag).order_by("pk").values_list("pk", "item")
    last = 0
    while batch := list(carrying.filter(pk__gt=last)[:BATCH]):
        index_openings([item for _key, item in batch])
        last = batch[-1][0]


def _run(which: str, keys: list[int]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_EMPTY.format(which=which), [keys])
        cursor.execute(_FILL.format(which=which), [keys])
