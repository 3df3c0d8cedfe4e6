"""The meetings of circles as the entries of a calendar. They never say who is in a circle, or who brings something."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, override

from kith.domains.supervision.models import Circle, Meeting
from kith.domains.supervision.queries.circles import meetings_around
from kith.foundation.people.models import Person
from kith.lib.calendars.shapes import Entry, State
from kith.lib.calendars.wall_times import wall_time
from kith.lib.zones import zone

BACK = timedelta(days=90)


def own_entries(person: Person, *, named: bool) -> Iterator[Entry]:
    """Those of all circles to which someone belongs."""
    since = timezone.now() - BACK
    return entries_of(meetings_around(person, since=since), reader=person, named=named)


def entries_of(meetings: Iterable[Meeting], *, reader: Person, named: bool) -> Iterator[Entry]:
    """Each meeting by itself, since each can be moved. Unless they are `named`, none says of which circle it is."""
    with override(reader.language):
        neutral = gettext("Circle")
    for each in meetings:
        yield _entry(each, title=each.circle.space.name if named else neutral)


def _entry(meeting: Meeting, *, title: str) -> Entry:
    circle = meeting.circle
    return Entry(
        uid=f"{meeting.key}@{urlsplit(settings.SITE_URL).hostname}",
        title=title,
        start=wall_time(meeting.begins_at, zone(circle.zone)),
        length=timedelta(minutes=meeting.minutes),
        zone=circle.zone,
        state=State.CANCELLED if meeting.is_skipped else State.CONFIRMED,
        url=settings.SITE_URL + _address(circle),
    )


def _address(circle: Circle) -> str:
    """Without its name."""
    return reverse("supervision:circle", args=[circle.pk])
