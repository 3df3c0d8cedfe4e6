"""Verbs of the library."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction

from kith.capabilities.citations.models import Work
from kith.capabilities.conversations.actions.writing import reply
from kith.capabilities.conversations.models import Post
from kith.capabilities.items.models import Item
from kith.capabilities.lineage.actions import tie
from kith.capabilities.versions.actions import begin
from kith.capabilities.versions.models import Contributor, Version
from kith.capabilities.versions.queries import shown_of
from kith.domains.library.models import Appraisal, Trial
from kith.foundation.spaces.models import Membership


@transaction.atomic
def report_trial(
    item: Item,
    *,
    author: Membership,
    source: str,
    setting: str = "",
    again: str = "",
    send_key: str = "",
    at: datetime | None = None,
) -> Post:
    """Say what happened when one tried it; those who wrote it hear of it."""
    post = reply(item, author=author, source=source, send_key=send_key, at=at)
    details = {"version": shown_of(item).number, "setting": setting, "again": again}
    Trial.objects.get_or_create(post=post, defaults=details)
    return post


@transaction.atomic
def appraise(
    item: Item,
    *,
    author: Membership,
    framework: str,
    answers: Mapping[str, str],
    conclusion: str,
    source: str,
    studies: Iterable[Work] = (),
    link: str = "",
    send_key: str = "",
    at: datetime | None = None,
) -> Post:
    """Say how good one finds it and why; of what one said before in the same way, only this counts from now on."""
    post = reply(item, author=author, source=source, send_key=send_key, at=at)
    details = {"version": shown_of(item).number, "framework": framework, "answers": dict(answers),
               "conclusion": conclusion, "link": link}  # fmt: skip
    appraisal, is_new = Appraisal.objects.get_or_create(post=post, defaults=details)
    if is_new:
        appraisal.studies.set(studies)
    return post


@transaction.atomic
def adapt(
    item: Item,
    *,
    by: Membership,
    sort: str,
    changed: str,
    core: str,
    language: str,
    visibility: str,
    send_key: str = "",
) -> Version:
    """Begin a draft that grew out of something in the library, with its words, and with what it changes."""
    parent = shown_of(item)
    draft = begin(
        item.kind_of, by=by, title=parent.title, language=language, visibility=visibility, send_key=send_key
    )
    if draft.words:  # a second sending of the same form
        return draft
    draft.words, draft.shown = parent.words, parent.shown
    draft.save(update_fields=["words", "shown"])
    tie(draft.item, to=item, sort=sort, version=parent.number, changed=changed, core=core)
    if sort == "translates":
        Contributor.objects.filter(item=draft.item, member=by).update(role=Contributor.Role.TRANSLATOR)
    return draft
