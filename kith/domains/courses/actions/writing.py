"""Writing a course, publishing it, and changing what it says. Nobody hears of a draft."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from kith.capabilities.conversations.actions import writing
from kith.capabilities.conversations.events import Shared
from kith.capabilities.conversations.words import write
from kith.capabilities.items import actions as items
from kith.capabilities.items.models import Item
from kith.capabilities.tags.actions import begin_with
from kith.domains.courses.events import CourseChanged
from kith.domains.courses.kinds import COURSE
from kith.domains.courses.models import Course, Question
from kith.domains.courses.queries import steps_told
from kith.domains.courses.telling import told
from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Membership
from kith.lib.lines import one_line


@transaction.atomic
def begin(
    *,
    by: Membership,
    title: str,
    outcome: str,
    for_whom: str = "",
    tags: Iterable[str] = (),
    language: str = "",
    visibility: str = "",
    content_note: str = "",
    send_key: str = "",
) -> Item:
    """Begin to write a course; until it is published, only its author and the hosts of the space see it."""
    Membership.objects.select_for_update(no_key=True).get(pk=by.pk)  # a second sending waits for the first
    if send_key and (before := Course.objects.filter(item__author=by, send_key=send_key).first()):
        return before.item
    item = items.publish(
        space=by.space, author=by, kind=COURSE.name, title=title, language=language or by.space.language,
        visibility=visibility, content_note=content_note, state=Item.State.DRAFT,
    )  # fmt: skip
    begin_with(item, words=tags, by=by)
    Course.objects.create(
        item=item, outcome=outcome, outcome_html=_html(outcome, item), for_whom=for_whom, send_key=send_key
    )
    return item


@transaction.atomic
def describe(item: Item, *, outcome: str, for_whom: str, by: Person) -> None:
    """Change what a course says of itself."""
    course = item.course
    course.outcome, course.outcome_html, course.for_whom = outcome, _html(outcome, item), for_whom
    course.save(update_fields=["outcome", "outcome_html", "for_whom"])
    tell_anew(course, by=by)


@transaction.atomic
def revise_draft(item: Item, *, tags: Iterable[str], by: Membership, **details: str) -> None:
    """Change what stands around a course that nobody has seen yet."""
    begin_with(item, words=tags, by=by)
    title = one_line(details.pop("title"))
    Item.objects.filter(pk=item.pk, state=Item.State.DRAFT).update(title=title, **details)


@transaction.atomic
def publish(item: Item, *, by: Membership, at: datetime | None = None) -> None:
    """Show a draft to everyone for whom it is; those nearby are told. Its steps can still be changed."""
    held = Item.objects.select_for_update(no_key=True).get(pk=item.pk)
    if held.state != Item.State.DRAFT:
        return
    course, now = item.course, at or timezone.now()
    items.show(item, at=now)
    course.published_at = now
    course.save(update_fields=["published_at"])
    opening = writing.open_thread(item, source=told(course, steps_told(course)))
    record(Shared(item=item, post=opening), by=by.person)


@transaction.atomic
def throw_away(item: Item, *, by: Person) -> None:
    """Forget a draft with its steps. What others have seen is withdrawn instead."""
    Item.objects.filter(pk=item.pk, state=Item.State.DRAFT, course__published_at=None).delete()


def tell_anew(course: Course, *, by: Person) -> None:
    """Let the opening post say what a course says now; what it said before stays in its history."""
    item = course.item
    if item.state == Item.State.DRAFT:
        return
    opening = item.posts.select_related("author__person", "item__space").get(number=1)
    writing.edit(opening, source=told(course, steps_told(course)), content_note=item.content_note, by=by)
    record(CourseChanged(item=item), by=by)


def erase(item: Item) -> None:
    """Delete all that a course says; what others wrote for themselves at its steps stays theirs."""
    own = Course.objects.filter(item=item)
    own.update(outcome="", outcome_html="", for_whom="")
    Question.objects.filter(step__course__in=own).delete()
    for course in own:
        course.steps.update(title="", source="", html="", link="", sort="task", entry=None, gathering=None)


def _html(source: str, item: Item) -> str:
    return write(source, space=item.space, anchor="outcome-").html
