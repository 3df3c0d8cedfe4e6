"""Announcing, correcting, taking back; and putting aside."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from kith.foundation.activity.facts import record
from kith.foundation.announcements import events
from kith.foundation.announcements.models import Announcement, PutAside, Wording
from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Space
from kith.lib import markdown

Words = Mapping[str, tuple[str, str]]  # title and Markdown, by language


@transaction.atomic
def announce(*, words: Words, spaces: Iterable[Space] = (), by: Person, **details: Any) -> Announcement:
    """Say something to many: it stands on home from its first day to its last, and those it is for are told once."""
    made = Announcement.objects.create(by=by, **details)
    made.spaces.set(spaces)
    _write(made, words)
    record(events.Written(announcement=made.pk), by=by)
    begin(timezone.localdate())
    return made


@transaction.atomic
def correct(
    announcement: Announcement, *, words: Words, spaces: Iterable[Space], by: Person, **details: Any
) -> None:
    """Say it better. Nobody is told again; those who put it aside are left in peace."""
    for name, value in details.items():
        setattr(announcement, name, value)
    announcement.corrected_at = timezone.now()
    announcement.save(update_fields=[*details, "corrected_at"])
    announcement.spaces.set(spaces)
    announcement.wordings.exclude(language__in=words).delete()
    _write(announcement, words)
    record(events.Corrected(announcement=announcement.pk), by=by)
    begin(timezone.localdate())


def _write(announcement: Announcement, words: Words) -> None:
    for language, (title, source) in words.items():
        said = {"title": title, "source": source, "html": markdown.render(source).html}
        Wording.objects.update_or_create(announcement=announcement, language=language, defaults=said)


@transaction.atomic
def take_back(announcement: Announcement, *, by: Person) -> None:
    """Nobody sees it any more, nor is told of it; stewards can still look it up."""
    standing = Announcement.objects.filter(pk=announcement.pk, taken_back_at=None)
    if standing.update(taken_back_at=timezone.now()):
        record(events.TakenBack(announcement=announcement.pk), by=by)


@transaction.atomic
def begin(today: date) -> None:
    """Tell those for whom an announcement is whose first day has come."""
    due = Announcement.objects.filter(told_at=None, taken_back_at=None, begins__lte=today, ends__gte=today)
    for each in due.select_for_update(skip_locked=True, of=("self",)).select_related("by"):
        each.told_at = timezone.now()
        each.save(update_fields=["told_at"])
        record(events.Announced(announcement=each.pk), by=each.by)


@transaction.atomic
def put_aside(announcement: Announcement, *, by: Person) -> None:
    """Keep the line away from one's home; the announcement can still be read."""
    _row, is_new = PutAside.objects.get_or_create(announcement=announcement, person=by)
    if is_new:
        record(events.PutAside(announcement=announcement.pk), by=by)


def forget(person: Person) -> None:
    """After an account is closed: nothing stays of what someone put aside."""
    PutAside.objects.filter(person=person).delete()
