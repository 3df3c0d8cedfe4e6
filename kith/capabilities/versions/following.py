"""Writing beside what one follows: a translation, or an adaptation of something that was changed since."""

from dataclasses import dataclass
from typing import Any

from kith.capabilities.items.models import Item
from kith.capabilities.items.steps import Ask
from kith.capabilities.lineage.models import Link
from kith.capabilities.versions.forms.steps import StepForm
from kith.capabilities.versions.models import Version
from kith.foundation.people.models import Person
from kith.lib import diff


@dataclass(frozen=True)
class Beside:
    """An answer of the other one as it is now, and what changed in it since."""

    html: str
    line: str
    changes: list[diff.Change]


@dataclass(frozen=True)
class Followed:
    """The other one: by which link, how it was in the version that is followed, and how it is now."""

    link: Link
    since: Version
    newest: Version

    @property
    def behind(self) -> int:
        return self.newest.number - self.since.number

    def stand_beside(self, form: StepForm) -> None:
        """Give each field of a step the same answer of the other one, where there is something to see."""
        for ask in form.step.asks:
            form.fields[ask.name].beside = self._beside(ask)  # type: ignore[attr-defined]
        if "title" in form.fields:
            changes = _changes(self.since.title, self.newest.title)
            form.fields["title"].beside = Beside("", self.newest.title, changes)  # type: ignore[attr-defined]

    def _beside(self, ask: Ask) -> Beside | None:
        before, now = (ask.answer(version.words.get(ask.name, "")) for version in (self.since, self.newest))
        changes = _changes(before, now)
        if not changes and (not now or ask.choices is not None):
            return None
        return Beside(self.newest.shown.get(ask.name, "") if ask.is_text else "", now, changes)


def followed_by(item: Item, *, reader: Person) -> Followed | None:
    """What those who write an item may want to see beside it: all of what they translate, or what has become newer."""
    links = Link.objects.filter(child=item, version__isnull=False).order_by("at", "pk")
    link = links.select_related("parent").first()
    seen = Version.objects.visible_to(reader).filter(item=link.parent_id) if link else Version.objects.none()
    newest = seen.order_by("-number").first()
    since = seen.filter(number=link.version or 0).first() if link and newest else None
    if link is None or newest is None or since is None:
        return None
    found = Followed(link, since, newest)
    return found if found.behind > 0 or link.sort == Link.Sort.TRANSLATES else None


def comes_from(item: Item, *, reader: Person) -> list[Link]:
    """What those who write an item say about what it comes from, where they see that."""
    links = Link.objects.filter(child=item, version__isnull=False)
    return list(links.filter(parent__in=Item.objects.reached_by(reader)).select_related("parent"))


def _changes(before: str, now: str) -> list[diff.Change]:
    return diff.words(before, now) if before != now else []


def shown_beside(item: Item, form: StepForm, *, reader: Person) -> dict[str, Any]:
    """What a page says of what its item follows; the fields of its form know what stands beside them."""
    found = followed_by(item, reader=reader)
    if found:
        found.stand_beside(form)
    return {"followed": found}
