"""What is handed out, as each reader may have it."""

from django.db.models import Q, QuerySet

from kith.capabilities.attachments.models import File
from kith.capabilities.items.models import Item
from kith.capabilities.items.queries import seen_or_drafted
from kith.domains.gatherings.kinds import GATHERING
from kith.domains.gatherings.models import Material, Seat, Stay
from kith.foundation.people.models import Person
from kith.foundation.spaces.apart import without_apart
from kith.foundation.spaces.places import hosted


def materials_seen(item: Item, *, reader: Person | None) -> list[Material]:
    """What this reader finds on the page of a gathering."""
    found = Material.objects.filter(gathering=item.pk).filter(_is_for(reader)).select_related("file")
    shown = without_apart(File.objects.filter(item=item), reader, author="by")
    return list(found.filter(Q(file=None) | Q(file__in=shown)))


def seen_by_those_who_come(person: Person | None) -> QuerySet[File]:
    """Files that are not for all who see the gathering; and those of drafts, for its hosts (`KITH_FILES_FOR_FEW`)."""
    mine = Material.objects.filter(
        _is_for(person), gathering__item__in=seen_or_drafted(person, GATHERING.name).values("pk")
    )
    files = File.objects.filter(material__in=mine.values("pk"))
    return without_apart(files, person, author="by")


def _is_for(person: Person | None) -> Q:
    """All of it for those who come or came, and for hosts."""
    for_all = Q(audience=Material.Audience.ALL)
    if person is None:
        return for_all
    seats = Seat.objects.filter(person=person, state=Seat.State.SEATED)
    stays = Stay.objects.filter(person=person, set_aside_at=None)
    return (
        for_all
        | Q(gathering__in=seats.values("seats__gathering"))
        | Q(gathering__in=stays.values("occasion__gathering"))
        | Q(gathering__item__author__person=person)
        | Q(gathering__item__space__in=hosted(person))
    )
