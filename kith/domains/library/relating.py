"""What stands beside what, worked out when an entry is published: pages then read a few rows, and compare nothing.

What it costs does not grow with the library: of each entry, a few telling words are kept, none of them so frequent that
it stands in more than a thousand others; only those that share such words are looked at, and few are compared.
"""

from collections.abc import Mapping
from typing import Any

from django.db import connection, transaction
from django.db.models import Q

from kith.capabilities.items.models import Item
from kith.capabilities.lineage.models import Link
from kith.capabilities.lineage.queries import family_keys
from kith.capabilities.search.languages import dictionary
from kith.capabilities.versions.models import Version
from kith.domains.library.models import Entry, Relation
from kith.domains.library.nearness import Told, nearest

TERMS, TOO_COMMON, COMPARED = 48, 1_000, 200
MOST, MOST_OF_A_FAMILY = 20, 3
ONE_AT_A_TIME = 0x6B697473  # two that are published at once would otherwise wait for each other's rows

_TERMS = """
    SELECT lexeme FROM unnest(
        setweight(to_tsvector(%(dictionary)s::regconfig, %(title)s), 'A')
        || to_tsvector(%(dictionary)s::regconfig, left(%(body)s, 100000)))
    WHERE length(lexeme) BETWEEN 3 AND 40 AND lexeme !~ '[0-9]' AND lexeme NOT IN (
        SELECT common.word FROM pg_stats stats
        CROSS JOIN LATERAL unnest(stats.most_common_elems::text::text[], stats.most_common_elem_freqs)
            AS common (word, share)
        WHERE stats.tablename = 'library_entry' AND stats.attname = 'terms' AND common.word IS NOT NULL
            AND common.share * (SELECT reltuples FROM pg_class WHERE oid = 'library_entry'::regclass) > %(common)s)
    ORDER BY NOT 'A' = ANY(weights), cardinality(positions) DESC, lexeme LIMIT %(most)s
"""
_SHARING = """
    SELECT entry.item_id FROM library_entry entry CROSS JOIN LATERAL unnest(entry.terms) term
    WHERE entry.terms && %(terms)s::varchar[] AND term = ANY(%(terms)s) AND entry.item_id <> ALL(%(without)s)
    GROUP BY entry.item_id ORDER BY count(*) DESC, entry.item_id DESC LIMIT %(most)s
"""
_TRIM = """
    DELETE FROM library_relation WHERE id IN (
        SELECT id FROM (
            SELECT id, through_id, row_number() OVER (
                PARTITION BY item_id, through_id IS NULL ORDER BY closeness DESC, other_id DESC) AS place
            FROM library_relation WHERE item_id = ANY(%(items)s)) ranked
        WHERE place > CASE WHEN through_id IS NULL THEN %(most)s ELSE %(of_a_family)s END)
"""


def telling_words(version: Version) -> list[str]:
    """The few stems that tell what a version is about: those of its title first, then the most frequent."""
    asks = version.item.kind_of.asks
    body = "\n".join(version.words.get(ask.name, "") for ask in asks if ask.is_text)
    given = {"dictionary": dictionary(version.item.language), "title": version.title, "body": body}
    return [word for (word,) in _rows(_TERMS, given | {"common": TOO_COMMON, "most": TERMS})]


@transaction.atomic
def relate(item: Item) -> None:
    """Write down what stands beside an entry, and beside what it stands. Doing it twice does no harm."""
    _rows("SELECT pg_advisory_xact_lock(%(key)s)", {"key": ONE_AT_A_TIME})
    Relation.objects.filter(item=item).delete()
    Relation.objects.filter(other=item).delete()
    rows = [*_about_the_same(item), *_grown_out_of_the_same(item)]
    both = [*rows, *(_the_other_way(row) for row in rows)]
    Relation.objects.bulk_create(both, ignore_conflicts=True)
    with connection.cursor() as cursor:
        touched = {"items": [row.item_id for row in both]}
        cursor.execute(_TRIM, touched | {"most": MOST, "of_a_family": MOST_OF_A_FAMILY})


def _about_the_same(item: Item) -> list[Relation]:
    """By words; without its family, whose words are the same by their nature."""
    own = Entry.objects.get(item=item)
    given = {"terms": own.terms, "without": [item.pk, *family_keys(item)], "most": COMPARED}
    keys = [key for (key,) in _rows(_SHARING, given)]
    others = {each.item_id: _told(each) for each in Entry.objects.filter(item__in=keys)}
    return [
        Relation(item=item, other_id=key, closeness=near)
        for key, near in nearest(_told(own), others, most=MOST)
    ]


def _grown_out_of_the_same(item: Item) -> list[Relation]:
    """The newest that share what it grew out of, if they are in the library."""
    parents = Link.objects.filter(child=item).values("parent")
    others = Link.objects.filter(parent__in=parents, child__entry__isnull=False).exclude(child=item)
    linked = Link.objects.filter(Q(child=item) | Q(parent=item)).values_list("child", "parent")
    near = {key for pair in linked for key in pair}
    through = dict(others.order_by("pk").values_list("child", "parent"))
    newest = [key for key in sorted(through, reverse=True) if key not in near][:MOST_OF_A_FAMILY]
    return [Relation(item=item, other_id=key, through_id=through[key]) for key in newest]


def _the_other_way(row: Relation) -> Relation:
    return Relation(
        item_id=row.other_id, other_id=row.item_id, through_id=row.through_id, closeness=row.closeness
    )


def _told(entry: Entry) -> Told:
    return Told(frozenset(entry.terms), frozenset(entry.purposes))


def _rows(sql: str, given: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        return list(cursor.fetchall())
