"""Who wrote which part of a version: noted while it is a draft, and told with the names of those who agreed to be named."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import chain

from kith.capabilities.versions.models import Hand, Version
from kith.capabilities.versions.queries import who_agreed
from kith.foundation.people.models import Person
from kith.foundation.spaces.apart import apart
from kith.foundation.spaces.models import Membership

TITLE, FILES = "title", "files"  # the parts that are no answers

type Names = dict[str, list[str]]


def note(version: Version, parts: Iterable[str], *, by: Membership) -> None:
    """Write down that someone changed these parts of a draft; doing it twice changes nothing."""
    Hand.objects.bulk_create(
        (Hand(version=version, member=by, part=part) for part in parts), ignore_conflicts=True
    )


def hands_in(versions: Iterable[Version], *, reader: Person | None) -> dict[int, Names]:
    """By the keys of some versions of one item: the names of those who wrote each part, in one query."""
    keys = [version.pk for version in versions]
    named = who_agreed(reader).filter(item__versions__in=keys).values("member")
    found = Hand.objects.filter(version__in=keys, member__in=named).select_related("member__person")
    told: dict[int, Names] = defaultdict(lambda: defaultdict(list))
    for each in found:
        told[each.version_id][each.part].append(each.member.shown_name)
    return told


def as_signed(versions: Iterable[Version], *, reader: Person | None) -> list[Version]:
    """The versions, each with who `wrote` what, and `signed`: who published it and who else wrote in it, without whom the reader does
    not see.
    """
    kept, found = apart(reader), list(versions)
    told = hands_in(found, reader=reader)
    for each in found:
        names = [] if kept.has(each.by) else [each.by.shown_name]
        wrote = told[each.pk]
        each.wrote = wrote  # type: ignore[attr-defined]
        each.signed = ", ".join(dict.fromkeys([*names, *chain(*wrote.values())]))  # type: ignore[attr-defined]
    return found
