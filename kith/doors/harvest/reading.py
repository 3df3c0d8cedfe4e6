"""What records say: read for a whole page at once, as anyone on the web may see it in that moment."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kith.capabilities.attachments.models import File
from kith.capabilities.items.models import Item
from kith.capabilities.lineage.models import Link
from kith.capabilities.tags.models import Tagging
from kith.capabilities.versions.files import all_files_seen
from kith.capabilities.versions.models import Contributor, Version
from kith.capabilities.versions.queries import named_beside, newest_of_each
from kith.domains.library.licences import Licence
from kith.domains.library.queries import licence_in
from kith.doors.harvest.keeping import shown_to_all
from kith.doors.harvest.models import Record
from kith.doors.harvest.works import NamedWork, with_works, works_in


@dataclass(frozen=True)
class Entry:
    """An entry as its newest version says it, with those who agreed to be named, where it comes from and on what it stands."""

    item: Item
    version: Version
    named: list[Contributor] = field(default_factory=list)
    grew_from: list[Link] = field(default_factory=list)
    files: list[File] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    works: list[NamedWork] = field(default_factory=list)

    @property
    def licence(self) -> Licence | None:
        return licence_in(self.version)

    @property
    def abstract(self) -> str:
        """Who marked their words with a content note is not quoted without it."""
        return self.item.content_note or self.item.summary

    def subjects(self) -> list[str]:
        """What it is good for, in words of its own language, and its tags."""
        asks = [ask for ask in self.item.kind_of.asks if ask.many]
        chosen = [
            ask.answer(code) for ask in asks for code in self.version.words.get(ask.name, "").split(",")
        ]
        return [*filter(None, chosen), *self.tags]


def shown_among(records: Sequence[Record]) -> set[int]:
    """Those of these records whose entries anyone may read now."""
    return set(shown_to_all().filter(item__in=_told(records)).values_list("item", flat=True))


def entries_of(records: Sequence[Record]) -> dict[int, Entry]:
    """What these records say, by the keys of their entries, in five queries; nothing of what is not public any more."""
    newest = list(with_works(newest_of_each(shown_to_all().filter(item__in=_told(records)))))
    files = all_files_seen(newest, reader=None)
    found = {
        each.item_id: Entry(each.item, each, files=files.get(each.pk, []), works=works_in(each))
        for each in newest
    }
    for contributor in named_beside(None).filter(item__in=found):
        found[contributor.item_id].named.append(contributor)
    for link in _grew_from(found):
        found[link.child_id].grew_from.append(link)
    for item, words in (
        Tagging.objects.filter(item__in=found).order_by("tag__words").values_list("item", "tag__words")
    ):
        found[item].tags.append(words)
    return found


def _told(records: Sequence[Record]) -> list[int]:
    return [record.pk for record in records if not record.is_gone]


def _grew_from(items: Iterable[int]) -> Iterable[Link]:
    """Where entries come from, if anyone may see that too."""
    seen = Item.objects.visible_to(None)
    return (
        Link.objects.filter(child__in=items, parent__in=seen).select_related("parent__space").order_by("pk")
    )
