"""Verbs of talk."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction

from kith.capabilities.conversations.actions.writing import open_thread, sent_already
from kith.capabilities.conversations.events import Published
from kith.capabilities.conversations.models import Post
from kith.capabilities.items import actions as items
from kith.capabilities.items.kinds import Kind
from kith.capabilities.items.masks import keep_in
from kith.capabilities.items.models import Item
from kith.capabilities.lineage.actions import tie
from kith.capabilities.lineage.models import Link
from kith.capabilities.tags.actions import begin_with
from kith.capabilities.versions.actions.drafting import begin
from kith.capabilities.versions.actions.naming import ask_to_name
from kith.capabilities.versions.models import Contributor, Material, Version
from kith.domains.talk.events import Accepted, NoLongerAccepted
from kith.domains.talk.models import AcceptedAnswer
from kith.foundation.activity.facts import record
from kith.foundation.spaces.models import Membership


@transaction.atomic
def open_topic(
    kind: Kind,
    *,
    by: Membership,
    title: str,
    source: str,
    tags: Iterable[str] = (),
    language: str = "",
    visibility: str = "",
    content_note: str = "",
    no_advice: bool = False,
    send_key: str = "",
    at: datetime | None = None,
) -> Item:
    """Start a discussion or ask a question, in the space of the membership that signs it."""
    if send_key:
        Membership.objects.select_for_update(no_key=True).get(
            pk=by.pk
        )  # a second sending waits for the first
    if before := sent_already(by, send_key):
        return before.item
    item = items.publish(
        space=by.space, author=by, kind=kind.name, title=title, language=language or by.space.language,
        visibility=visibility, content_note=content_note, at=at,
    )  # fmt: skip
    if by.is_mask:
        keep_in(item, by)
    opening = open_thread(item, source=source, no_advice=no_advice, send_key=send_key)
    begin_with(item, words=tags, by=by)
    record(Published(item=item, post=opening), by=by.person)
    return item


@transaction.atomic
def accept(answer: Post, *, by: Membership | None) -> None:
    """Say that an answer helped; those who search find it first."""
    _accepted, made = AcceptedAnswer.objects.get_or_create(post=answer, defaults={"by": by})
    if made:
        record(Accepted(item=answer.item, post=answer), by=by.person if by else None)


@transaction.atomic
def no_longer_accept(answer: Post, *, by: Membership) -> None:
    """Take the mark away again."""
    deleted, _rows = AcceptedAnswer.objects.filter(post=answer).delete()
    if deleted:
        record(NoLongerAccepted(item=answer.item, post=answer), by=by.person)


def carry_over(answer: Post) -> None:
    """Keep the mark that an imported answer had where it came from."""
    AcceptedAnswer.objects.get_or_create(post=answer)


@transaction.atomic
def write_down(
    topic: Item,
    *,
    posts: Sequence[Post],
    kind: Kind,
    by: Membership,
    title: str,
    language: str,
    visibility: str,
    send_key: str = "",
) -> Version:
    """Begin a draft that grew out of a conversation. Those who said what was chosen are asked if they want to be named."""
    draft = begin(kind, by=by, title=title, language=language, visibility=visibility, send_key=send_key)
    if draft.item.grew_from.exists():  # a second sending of the same form
        return draft
    tie(draft.item, to=topic, sort=Link.Sort.GREW)
    Material.objects.bulk_create(Material(item=draft.item, post=post) for post in posts)
    for member in dict.fromkeys(post.author for post in posts):
        if _can_be_asked(member, by=by, about=draft.item):
            ask_to_name(draft.item, member=member, role=Contributor.Role.EXPERIENCE, by=by.person)
    return draft


def _can_be_asked(member: Membership, *, by: Membership, about: Item) -> bool:
    """Whoever belongs there, and whoever is behind a made name; also if it is one's own, or its being left out would tell.

    Nobody is asked about what is for another space alone: they could not read it, and it is not told there who they are.
    """
    if about.visibility == Item.Visibility.SPACE and about.space_id != member.space_id:
        return False
    if member.is_mask:
        return member.seal_id is not None
    return member.is_active and member.person_id != by.person_id
