"""How each kind is made, so that every contract holds for every kind. A new kind adds its maker here."""

from collections.abc import Callable, Iterable
from datetime import date, time
from functools import partial
from typing import Any

from kith.capabilities.items.kinds import Kind
from kith.capabilities.items.models import Item
from kith.capabilities.tags.actions import begin_with
from kith.capabilities.versions.actions.drafting import begin, keep
from kith.capabilities.versions.actions.publishing import publish
from kith.domains.courses.actions import writing as courses
from kith.domains.courses.actions.ordering import add_step
from kith.domains.gatherings.actions.announcing import announce
from kith.domains.library.kinds import COLLECTION, INSIGHT, PRACTICE, RESOURCE
from kith.domains.supervision.actions.beginning import found
from kith.domains.talk.actions import open_topic
from kith.domains.talk.kinds import DISCUSSION, QUESTION
from kith.foundation.spaces.models import Membership

Maker = Callable[..., Item]


def _discussion(
    by: Membership, title: str = "How we greet", source: str = "Hello all", **details: Any
) -> Item:
    return open_topic(DISCUSSION, by=by, title=title, source=source, **details)


def _question(
    by: Membership, title: str = "How do we greet?", source: str = "Hello all", **details: Any
) -> Item:
    return open_topic(QUESTION, by=by, title=title, source=source, **details)


def _entry(
    kind: Kind, by: Membership, title: str = "How we greet", source: str = "Hello all", *,
    content_note: str = "", tags: Iterable[str] = (), **details: Any,
) -> Item:  # fmt: skip
    """Something that is written in versions and published."""
    version = begin(kind, by=by, title=title, **details)
    if not version.is_draft:
        return version.item
    Item.objects.filter(pk=version.item_id).update(content_note=content_note)
    words = {ask.name: source if ask.is_text else "" for ask in kind.asks if ask.needed}
    words["licence"] = "CC-BY-4.0"
    kept = keep(version, words=words, seen=version.edition, by=by)
    published = publish(kept, by=by)
    begin_with(published.item, words=tags, by=by)
    return published.item


def _gathering(
    by: Membership, title: str = "How we greet", source: str = "Hello all", **details: Any
) -> Item:
    plan = {
        "sort": "meeting",
        "zone": "Europe/Madrid",
        "first_day": date(2099, 5, 4),
        "at": time(18),
        "minutes": 90,
        "way": "online",
    }
    return announce(by=by, title=title, source=source, plan=plan, **details)


def _course(by: Membership, title: str = "How we greet", source: str = "Hello all", **details: Any) -> Item:
    """With one step to read, published."""
    item = courses.begin(by=by, title=title, outcome=source, **details)
    if item.state == Item.State.DRAFT:
        add_step(item, sort="reading", title="First", source="Look up, and wait.", minutes=5, by=by.person)
        courses.publish(item, by=by)
    return item


def _circle(by: Membership, title: str = "How we greet", source: str = "Hello all", **details: Any) -> Item:
    plan = {
        "zone": "Europe/Madrid", "rule": "FREQ=WEEKLY;BYDAY=TU", "first_day": date(2024, 5, 7), "at": time(18), "minutes": 90,
    }  # fmt: skip
    return found(by=by, title=title, source=source, plan=plan, **details)


MAKERS: dict[str, Maker] = {
    "discussion": _discussion,
    "question": _question,
    "practice": partial(_entry, PRACTICE),
    "insight": partial(_entry, INSIGHT),
    "resource": partial(_entry, RESOURCE),
    "collection": partial(_entry, COLLECTION),
    "gathering": _gathering,
    "course": _course,
    "circle": _circle,
}
