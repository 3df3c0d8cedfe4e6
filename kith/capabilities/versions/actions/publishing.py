"""A version is published: from then on it stays as it is."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string

from kith.capabilities.conversations.actions import writing
from kith.capabilities.conversations.events import Shared
from kith.capabilities.items import actions as items
from kith.capabilities.items.models import Item
from kith.capabilities.items.reading import follow_as_writer
from kith.capabilities.items.steps import Ask
from kith.capabilities.versions import events
from kith.capabilities.versions.actions.drafting import Overtaken
from kith.capabilities.versions.models import Contributor, Version
from kith.capabilities.versions.reading_through import print_of
from kith.capabilities.versions.telling import told
from kith.foundation.activity.facts import record
from kith.foundation.spaces.models import Membership


def missing(version: Version) -> list[str]:
    """What has to be answered before a draft can be published, or answered in another way, in words."""
    asks = version.item.kind_of.asks
    return [str(ask.label) for ask in asks if ask.needed and not _is_answered(ask, version)]


def _is_answered(ask: Ask, version: Version) -> bool:
    answer = version.words.get(ask.name, "").strip()
    return bool(answer) and (ask.fitting is None or answer in ask.fitting(version.item))


@transaction.atomic
def publish(
    version: Version, *, by: Membership, why: str = "", content_note: str | None = None, at: datetime | None = None,
    seen: str | None = None,
) -> Version:  # fmt: skip
    """Let everyone who may see the item read this version; from now on it stays as it is. Without a content note, that of the
    item stays. If it is not what was `seen` any more, nothing is published."""
    held = _held(version)
    if not held.is_draft:
        return held
    if seen is not None and seen != print_of(held):
        raise Overtaken(held)
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


def _held(version: Version) -> Version:
    """A version and its item, which nobody else changes until the transaction ends."""
    both = Version.objects.select_for_update(of=("self", "item"), no_key=True)
    return both.select_related("item__space").get(pk=version.pk)


def _show_first(version: Version, *, content_note: str, by: Membership) -> None:
    item = version.item
    item.title, item.content_note = version.title, content_note
    item.save(update_fields=["title", "content_note"])
    items.show(item, at=version.published_at)
    opening = writing.open_thread(item, source=told(version))
    agreed = item.contributors.filter(state=Contributor.State.AGREED).select_related("member__person")
    for contributor in agreed.exclude(member__state=Membership.State.MASKED):
        follow_as_writer(item, by=contributor.member.person, up_to=1)
    record(Shared(item=item, post=opening), by=by.person)
