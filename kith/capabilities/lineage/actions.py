"""Verbs of lineage."""

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils.translation import gettext as _

from kith.capabilities.items.models import Item
from kith.capabilities.lineage.models import Link
from kith.capabilities.lineage.queries import ancestors_of
from kith.infrastructure.database.meanwhile import say_anew

ONE_AT_A_TIME = 0x6B697468  # links are tied one after the other, so that no two close a circle together


@transaction.atomic
def tie(
    child: Item, *, to: Item, sort: str, version: int | None = None, changed: str = "", core: str = ""
) -> Link:
    """Say that one item grew out of another. What would close a circle is refused."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_AT_A_TIME])
    if child.pk == to.pk or child.pk in ancestors_of(to):
        raise ValidationError(
            _("One of the two grew out of the other already, so it cannot be the other way round.")
        )
    said = {"sort": sort, "version": version, "changed": changed, "core": core}
    owed = version if _is_open(to) else None
    link, _made = Link.objects.get_or_create(child=child, parent=to, defaults=said | {"owed": owed})
    return link


def say_what_changed(link: Link, *, changed: str, core: str, version: int | None, seen: str) -> None:
    """Change what is said about a link: what is different, and which version it follows by now. If someone else changed it
    since it was `seen`, nothing is written over.
    """
    owed = version if _is_open(link.parent) else link.owed
    say_anew(link, seen=seen, changed=changed, core=core, version=version, owed=owed)


def _is_open(item: Item) -> bool:
    return item.is_public and item.state in Item.READABLE
