"""Reading circles as one person. Requests to listen are asked behind the wall, inside `seen_as`."""

from datetime import datetime, timedelta
from typing import Any, Literal

from django.db.models import QuerySet
from django.utils import timezone

from kith.capabilities.conversations.pages import for_page
from kith.capabilities.items.models import Item
from kith.domains.supervision.kinds import CIRCLE
from kith.domains.supervision.models import Circle, Listening, Meeting
from kith.domains.supervision.models.meeting import MeetingQuerySet
from kith.domains.supervision.queries.agreed import answers_that_hold
from kith.foundation.people.models import Person
from kith.foundation.spaces.apart import without_apart
from kith.foundation.spaces.models import Membership
from kith.foundation.spaces.places import places
from kith.lib.reaching import reached
from kith.lib.zones import zone

NEXT, BEFORE = 3, 6
SOON, LONGEST = timedelta(days=3), timedelta(hours=4)


def circle_for_page(person: Person | None, pk: int) -> Item:
    """The meeting place with what was said there, for whoever may see it."""
    seen = Item.objects.visible_to(person).filter(kind=CIRCLE.name).select_related("circle__space")
    return reached(for_page(seen, pk, reader=person).first())


def reach_circle(person: Person | None, pk: int, **_rest: Any) -> Circle:
    """The circle, for those who belong to it; for everyone else nothing is there."""
    seen = Item.objects.visible_to(person).filter(pk=pk, kind=CIRCLE.name)
    circles = Circle.objects.filter(item__in=seen, space__in=list(places(person)))
    found = reached(circles.select_related("item__space", "item__author__person").first())
    found.space = places(person)[found.space_id].space
    return found


def do_all_agree(circle: Circle) -> bool:
    """Whether everyone who belongs to it has agreed to the newest version. Who has not yet is nobody's matter."""
    here = Membership.objects.active().filter(space=circle.space_id)
    return not here.filter(agreed_version__lt=circle.space.guidelines_version).exists()


def circles_of(person: Person) -> QuerySet[Circle, Circle]:
    """Those to which someone belongs, those that go on first."""
    own = Circle.objects.filter(space__in=list(places(person)))
    return own.select_related("item__space", "space").order_by("ended_at", "space__name")


def meetings_of(circle: Circle) -> MeetingQuerySet:
    of = Meeting.objects.filter(circle=circle)
    of = of.select_related("moderator__person", "presenter__person", "secretary__person")
    return of.order_by("begins_at")


def meetings_around(person: Person, *, since: datetime) -> MeetingQuerySet:
    """Those of all circles to which someone belongs and that meet at an hour, from a moment on."""
    if not (mine := list(places(person))):
        return Meeting.objects.none()
    seen = Item.objects.visible_to(person).filter(kind=CIRCLE.name)
    of = Meeting.objects.filter(circle__space__in=mine, circle__in=seen.values("pk"), begins_at__gt=since)
    of = of.exclude(circle__way=Circle.Way.DAYS)
    return of.select_related("circle__item__space", "circle__space").order_by("begins_at")


def meetings_soon(person: Person) -> list[Meeting]:
    """The next ones within some days, and one that goes on."""
    now = timezone.now()
    near = meetings_around(person, since=now - LONGEST).filter(
        begins_at__lt=now + SOON, state=Meeting.State.ON
    )
    return [each for each in near[: 2 * NEXT] if each.ends_at > now][:NEXT]


def next_meetings(circle: Circle) -> list[Meeting]:
    return list(meetings_of(circle).ahead()[:NEXT])


def last_meetings(circle: Circle) -> list[Meeting]:
    """Those that began, the latest last, skipped ones among them."""
    past = meetings_of(circle).exclude(pk__in=circle.meetings.ahead().values("pk"))
    return list(past.reverse()[:BEFORE])[::-1]


def reach_meeting(person: Person, pk: int, meeting: int) -> Meeting:
    circle = reach_circle(person, pk)
    found = reached(meetings_of(circle).filter(pk=meeting).first())
    found.circle = circle
    return found


def members_here(circle: Circle, *, reader: Person) -> list[Membership]:
    """Who belongs to it, by the names they go by there, without those who are kept from the reader."""
    here = Membership.objects.active().filter(space=circle.space_id).select_related("person", "space")
    return list(without_apart(here, reader, author="").order_by("handle"))


def heir_of(host: Membership) -> Membership | None:
    """Who would host instead of the only host: of the others who are no guests, whoever has been here longest."""
    others = Membership.objects.active().filter(space=host.space_id).exclude(pk=host.pk)
    members = others.exclude(role=Membership.Role.GUEST).select_related("person", "space")
    return members.order_by("since", "pk").first()


def why_review(circle: Circle) -> Literal["", "trial", "day"]:
    """The circle has met as often as it wanted to try, or the day came on which it wanted to look again."""
    if circle.is_over:
        return ""
    return "trial" if _is_trial_over(circle) else "day" if _has_day_come(circle) else ""


def is_review_due(circle: Circle) -> bool:
    return bool(why_review(circle))


def _is_trial_over(circle: Circle) -> bool:
    return circle.is_on_trial and circle.meetings.held().count() >= circle.trial_meetings


def _has_day_come(circle: Circle) -> bool:
    """By the agreement that holds; once looked at, no more."""
    today = timezone.localdate(timezone=zone(circle.zone))
    due = answers_that_hold(circle).filter(review_on__lte=today)
    day = due.values_list("review_on", flat=True).first()
    return day is not None and (circle.reviewed_on is None or circle.reviewed_on < day)


def listenings_of(circle: Circle, *, reader: Person) -> list[Listening]:
    """Who asks now; one's own too when it lapsed, until one has put it aside."""
    asked = Listening.objects.filter(circle=circle, closed_at=None, answerer=None)
    shown = without_apart(asked.select_related("asker__person"), reader, author="asker").order_by("asked_at")
    return [each for each in shown if each.is_open or each.asker.person_id == reader.pk]


def reach_listening(person: Person, pk: int, key: str) -> Listening:
    circle = reach_circle(person, pk)
    asked = Listening.objects.filter(circle=circle, key=key).select_related(
        "asker__person", "asker__space", "answerer__person", "answerer__space", "safe"
    )
    found = reached(without_apart(asked, person, author="asker").first())
    found.circle = circle
    return found
