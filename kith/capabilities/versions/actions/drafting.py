"""A draft: begun, kept, taken up again from an older version, and thrown away. Nobody hears of it."""

from django.db import transaction
from django.utils import timezone

from kith.capabilities.items import actions as items
from kith.capabilities.items.kinds import Kind
from kith.capabilities.items.models import Item
from kith.capabilities.versions import hands
from kith.capabilities.versions.files import carry_on, discard_uncarried, files_of
from kith.capabilities.versions.models import Contributor, Version
from kith.capabilities.versions.queries import desk_of, draft_of, shown_of
from kith.capabilities.versions.telling import shown
from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Membership
from kith.lib.lines import one_line


class Overtaken(Exception):
    """Someone else kept this draft since it was read: `theirs` is how it is now."""

    def __init__(self, theirs: Version) -> None:
        super().__init__("Someone else kept this draft in the meantime.")
        self.theirs = theirs


@transaction.atomic
def begin(
    kind: Kind, *, by: Membership, title: str, language: str = "", visibility: str = "", content_note: str = "",
    send_key: str = "",
) -> Version:  # fmt: skip
    """Begin to write something; until it is published, only those who write it see it."""
    Membership.objects.select_for_update(no_key=True).get(pk=by.pk)  # a second sending waits for the first
    if send_key and (before := Version.objects.filter(by=by, send_key=send_key).first()):
        return before
    item = items.publish(
        space=by.space, author=by, kind=kind.name, title=title, language=language or by.space.language,
        visibility=visibility, content_note=content_note, state=Item.State.DRAFT,
    )  # fmt: skip
    Contributor.objects.create(item=item, member=by, state=Contributor.State.AGREED)
    begun = Version.objects.create(item=item, number=1, title=item.title, by=by, send_key=send_key)
    hands.note(begun, [hands.TITLE], by=by)
    return begun


@transaction.atomic
def bring(
    kind: Kind, *, words: dict[str, str], by: Membership, title: str, language: str = "", visibility: str = "",
    send_key: str = "",
) -> Version:  # fmt: skip
    """Begin with what someone has written elsewhere; they look through it before anyone else sees it."""
    begun = begin(kind, by=by, title=title, language=language, visibility=visibility, send_key=send_key)
    is_new = begun.is_draft and begun.edition == 1
    return keep(begun, words=words, seen=begun.edition, by=by) if is_new else begun


@transaction.atomic
def draft(item: Item, *, by: Membership) -> Version:
    """What is being written now; if nothing is, a draft that begins with the newest version."""
    Item.objects.select_for_update(no_key=True).get(pk=item.pk)
    return draft_of(item) or _begun_from(shown_of(item), by=by)


@transaction.atomic
def restore(version: Version, *, by: Membership) -> Version:
    """Begin a draft with what an older version says and carries. If something is being written already, that stays."""
    Item.objects.select_for_update(no_key=True).get(pk=version.item_id)
    if found := draft_of(version.item):
        raise Overtaken(found)
    return _begun_from(version, by=by)


def _begun_from(version: Version, *, by: Membership) -> Version:
    item = version.item
    begun = Version.objects.create(
        item=item, number=shown_of(item).number + 1, title=version.title, words=version.words,
        shown=shown(item.kind_of, version.words, space=item.space), by=by,
    )  # fmt: skip
    carry_on(begun, after=version)
    return begun


@transaction.atomic
def keep(version: Version, *, words: dict[str, str], seen: int, by: Membership, title: str = "") -> Version:
    """Keep some answers of a draft. If someone else kept it since this edition was `seen`, nothing is written over."""
    held = Version.objects.select_for_update(of=("self",)).select_related("item__space").get(pk=version.pk)
    if held.edition != seen and held.is_draft and _says_already(held, words, title, by=by):
        return held
    if held.edition != seen or not held.is_draft:
        raise Overtaken(held)
    known = {ask.name for ask in held.item.kind_of.asks}
    kept = {name: answer.replace("\0", "") for name, answer in words.items() if name in known}
    hands.note(held, _changed(held, kept, title), by=by)
    held.words |= kept
    held.shown = shown(held.item.kind_of, held.words, space=held.item.space)
    held.title = one_line(title) or held.title
    held.by, held.edition, held.kept_at = by, held.edition + 1, timezone.now()
    held.save()
    return held


def _changed(version: Version, words: dict[str, str], title: str) -> list[str]:
    """The parts of a draft that these words change."""
    parts = [name for name, answer in words.items() if version.words.get(name, "") != answer]
    return parts if (one_line(title) or version.title) == version.title else [*parts, hands.TITLE]


def _says_already(version: Version, words: dict[str, str], title: str, *, by: Membership) -> bool:
    """Whether this is what the same person kept last: the form was sent a second time."""
    is_kept = all(version.words.get(name, "") == answer for name, answer in words.items())
    return version.by_id == by.pk and is_kept and version.title == (one_line(title) or version.title)


@transaction.atomic
def throw_away(version: Version, *, by: Person) -> None:
    """Forget a draft; what was never published goes with its item. What `by` had typed and not kept goes too."""
    for step in version.item.kind_of.steps:
        desk_of(version.item, step).forget(by)
    if version.is_draft and version.number == 1:
        version.item.delete()
    elif version.is_draft:
        files = list(files_of(version))
        version.delete()
        discard_uncarried(files)
