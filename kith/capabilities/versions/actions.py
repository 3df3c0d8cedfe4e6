"""Verbs of versions. Nobody hears of a draft, so what happens to one is no event."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.module_loading import import_string

from kith.capabilities.conversations.actions import writing
from kith.capabilities.conversations.events import Shared
from kith.capabilities.items import actions as items
from kith.capabilities.items.kinds import Kind
from kith.capabilities.items.models import Item
from kith.capabilities.items.reading import follow_as_writer
from kith.capabilities.items.steps import Ask
from kith.capabilities.versions import events, hands
from kith.capabilities.versions.files import carry_on, discard_uncarried, erase_files, files_of
from kith.capabilities.versions.models import Contributor, Material, Retirement, Version
from kith.capabilities.versions.queries import desk_of, draft_of, shown_of
from kith.capabilities.versions.telling import shown, told
from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person
from kith.foundation.spaces.masks import masks_of
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


def missing(version: Version) -> list[str]:
    """What has to be answered before a draft can be published, or answered in another way, in words."""
    asks = version.item.kind_of.asks
    return [str(ask.label) for ask in asks if ask.needed and not _is_answered(ask, version)]


def _is_answered(ask: Ask, version: Version) -> bool:
    answer = version.words.get(ask.name, "").strip()
    return bool(answer) and (ask.fitting is None or answer in ask.fitting(version.item))


@transaction.atomic
def publish(
    version: Version, *, by: Membership, why: str = "", content_note: str | None = None, at: datetime | None = None
) -> Version:  # fmt: skip
    """Let everyone who may see the item read this version; from now on it stays as it is. Without a content note, that of the
    item stays."""
    held = Version.objects.select_for_update(of=("self",)).select_related("item__space").get(pk=version.pk)
    if not held.is_draft:
        return held
    published = at or timezone.now()
    held.state, held.published_at, held.by, held.why = Version.State.PUBLISHED, published, by, why
    held.save()
    item = held.item
    note = item.content_note if content_note is None else content_note
    if item.state == Item.State.DRAFT:
        _show_first(held, content_note=note, by=by)
    else:
        item.title, item.version = held.title, item.version + 1
        item.last_activity_at = max(item.last_activity_at, published)
        item.save(update_fields=["title", "version", "last_activity_at"])
        opening = item.posts.select_related("author__person", "item__space").get(number=1)
        writing.edit(opening, source=told(held), content_note=note, by=by.person, at=published)
        record(events.Renewed(item=item, number=held.number), by=by.person)
    for path in settings.KITH_ON_VERSION_PUBLISHED:
        import_string(path)(held, by=by)
    return held


def _show_first(version: Version, *, content_note: str, by: Membership) -> None:
    item = version.item
    item.state, item.title, item.content_note = Item.State.PUBLISHED, version.title, content_note
    item.created_at = item.last_activity_at = version.published_at or timezone.now()
    item.save(update_fields=["state", "title", "content_note", "created_at", "last_activity_at"])
    opening = writing.open_thread(item, source=told(version))
    agreed = item.contributors.filter(state=Contributor.State.AGREED).select_related("member__person")
    for contributor in agreed.exclude(member__state=Membership.State.MASKED):
        follow_as_writer(item, by=contributor.member.person, up_to=1)
    record(Shared(item=item, post=opening), by=by.person)


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


@transaction.atomic
def retire(item: Item, *, reason: str, by: Membership, instead: Item | None = None) -> None:
    """Withdraw an item: its page stays, says why it is no longer there, and leads to what to read `instead`."""
    held = Item.objects.select_for_update(no_key=True).get(pk=item.pk)
    if held.state not in Item.READABLE:
        return
    Retirement.objects.create(item=item, reason=reason, instead=instead, by=by, was_closed=held.is_closed)
    Item.objects.filter(pk=item.pk).update(state=Item.State.RETIRED)
    record(events.Retired(item=item), by=by.person)


class SaidMeanwhile(Exception):
    """Someone else withdrew it, changed what its page says, or brought it back."""


def say_anew(item: Item, *, reason: str, by: Membership, seen: int, instead: Item | None = None) -> None:
    """Change what stands on the page of an item that was withdrawn; nobody is told once more. If someone else changed it since
    this edition was `seen`, nothing is written over.
    """
    there, said = Retirement.objects.filter(item=item), {"reason": reason, "instead": instead}
    changed = there.filter(edition=seen).update(**said, by=by, edition=F("edition") + 1)
    if not changed and not there.filter(**said).exists():
        raise SaidMeanwhile


@transaction.atomic
def bring_back(item: Item, *, by: Person) -> None:
    """Let a withdrawn item be there again, as it was."""
    gone = Retirement.objects.select_for_update().filter(item=item).first()
    if gone is None:
        return
    gone.delete()
    before = Item.State.CLOSED if gone.was_closed else Item.State.PUBLISHED
    Item.objects.filter(pk=item.pk, state=Item.State.RETIRED).update(state=before)
    record(events.BroughtBack(item=item), by=by)


@transaction.atomic
def ask_to_name(item: Item, *, member: Membership, role: str, by: Person) -> Contributor:
    """Ask someone whether they want to be named beside an item; nobody is named who did not say yes."""
    found, is_new = Contributor.objects.get_or_create(item=item, member=member, defaults={"role": role})
    if is_new:
        record(events.NamingAsked(contributor=found.pk), by=by)
    return found


@transaction.atomic
def answer_naming(contributor: Contributor, *, agrees: bool, refuses_words: bool = False) -> None:
    """Say whether one wants to be named, and whether one's words may be used; one can say otherwise at any time."""
    theirs = Material.objects.filter(item=contributor.item_id, post__author=contributor.member_id)
    theirs.update(is_refused=refuses_words)
    state = Contributor.State.AGREED if agrees else Contributor.State.DECLINED
    contributor.state = state
    contributor.save(update_fields=["state"])
    record(events.NamingAnswered(contributor=contributor.pk), by=contributor.member.person)


@transaction.atomic
def take_back_question(asked: Contributor) -> None:
    """Ask someone no more whether they want to be named; one who has answered meanwhile stays as they said."""
    Contributor.objects.filter(pk=asked.pk, state=Contributor.State.ASKED).delete()


class LastWriter(Exception):
    """Somebody has to write it."""


@transaction.atomic
def change_role(contributor: Contributor, *, role: str) -> None:
    """Say of oneself that one did something else; whoever no longer is an author writes it no longer."""
    Item.objects.select_for_update(no_key=True).get(pk=contributor.item_id)
    writers = contributor.item.contributors.filter(
        state=Contributor.State.AGREED, role__in=Contributor.WRITING
    )
    if role not in Contributor.WRITING and not writers.exclude(pk=contributor.pk).exists():
        raise LastWriter
    contributor.role = role
    contributor.save(update_fields=["role"])
    record(events.NamingAnswered(contributor=contributor.pk), by=contributor.member.person)


@transaction.atomic
def forget(person: Person) -> None:
    """After an account is closed: what they alone were writing goes, and they are asked nothing any more."""
    signed = [person.pk, *(mask.person_id for mask in masks_of(person))]
    own = Contributor.objects.filter(member__person__in=signed)
    for item in Item.objects.filter(state=Item.State.DRAFT, contributors__in=own):
        if not item.contributors.exclude(member__person__in=signed).exists():
            item.delete()
    own.filter(state=Contributor.State.ASKED).delete()


def erase(item: Item) -> None:
    """Delete the words of all versions, their files, and why it was withdrawn; that there were some, and when, stays."""
    erase_files(item)
    item.versions.filter(state=Version.State.DRAFT).delete()
    item.materials.all().delete()
    item.versions.update(title="", words={}, shown={}, why="")
    Retirement.objects.filter(item=item).update(reason="", instead=None)
