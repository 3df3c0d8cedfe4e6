"""Whom an event of a gathering concerns."""

from datetime import UTC, datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kith.domains.gatherings.as_one import dates_with
from kith.domains.gatherings.models import Gathering, Host, Invited, Occasion, Seat, Speaker, Transfer
from kith.domains.gatherings.queries.seats import counted_for, not_over
from kith.domains.gatherings.queries.stays import were_at
from kith.foundation.activity.audiences import Audience
from kith.foundation.activity.models import Event
from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Membership

FOR_ONLINE = "gathering.hour_near"  # of this, who comes online is told alone


def _coming(event: Event) -> QuerySet[Person]:
    """Whoever has a seat or waits for one; of one date or one way of coming alone, if it is about that."""
    seats = Seat.objects.filter(state__in=Seat.OPEN)
    if occasion := event.facts.get("occasion"):
        seats = seats.filter(seats__in=counted_for(Occasion.objects.filter(pk=occasion)))
    else:
        seats = seats.filter(not_over(since=timezone.now()), seats__gathering__item__traces__event=event)
    if way := event.facts.get("ended"):
        seats = seats.filter(seats__way=way)
    return Person.objects.active().filter(pk__in=seats.values("person"))


def _near(event: Event) -> QuerySet[Person]:
    """Whoever comes to a date and wants to be reminded, as long as it stands where it stood and has not begun."""
    begins = datetime.fromtimestamp(event.facts["begins"], UTC)
    dates = Occasion.objects.filter(
        pk=event.facts["occasion"], begins_at__gte=begins, begins_at__lt=begins + timedelta(seconds=1),
        cancelled_at=None, gathering__cancelled_at=None,
    ).filter(begins_at__gt=timezone.now())  # fmt: skip
    seats = Seat.objects.filter(seats__in=counted_for(dates), state=Seat.State.SEATED, reminds=True)
    if event.type == FOR_ONLINE:
        seats = seats.filter(seats__way=Gathering.Way.ONLINE)
    return Person.objects.active().filter(pk__in=seats.values("person"))


def _hosting(event: Event) -> QuerySet[Person]:
    hosts = Membership.objects.active().filter(space__traces__event=event, role="host")
    named = Host.objects.filter(gathering__item__traces__event=event)
    each = hosts.order_by().values("person").union(named.order_by().values("person"))
    return Person.objects.active().filter(pk__in=each)


def _named_host(event: Event) -> QuerySet[Person]:
    named = Host.objects.filter(pk=event.facts.get("host", 0))
    return Person.objects.active().filter(pk__in=named.values("person"))


def _named_speaker(event: Event) -> QuerySet[Person]:
    named = Speaker.objects.filter(pk=event.facts.get("speaker", 0))
    return Person.objects.active().filter(pk__in=named.values("person"))


def _seated(event: Event) -> QuerySet[Person]:
    return Person.objects.active().filter(seats__pk=event.facts.get("seat", 0))


def _invited(event: Event) -> QuerySet[Person]:
    invited = Invited.objects.filter(pk=event.facts.get("invited", 0))
    return Person.objects.active().filter(pk__in=invited.values("person"))


def _offered_on(event: Event) -> QuerySet[Person]:
    offered = Transfer.objects.filter(seat=event.facts.get("seat", 0))
    return Person.objects.active().filter(pk__in=offered.values("to"))


def _were_there(event: Event) -> QuerySet[Person]:
    found = Occasion.objects.filter(pk=event.facts.get("occasion", 0)).select_related("gathering").first()
    if found is None:
        return Person.objects.none()
    return Person.objects.active().filter(were_at(dates_with(found, plan=found.gathering)))


def _written_down(event: Event) -> QuerySet[Person]:
    return Person.objects.active().filter(pk=event.facts.get("person", 0))


CHANGED_FOR = Audience(
    "gathering.coming",
    _("A gathering to which you come changes"),
    _("you have a seat, or wait for one"),
    _coming,
    personal=True,
)
HOSTING = Audience(
    "gathering.hosting",
    _("Someone asks for a seat at a gathering that you host"),
    _("you host this space, or this gathering"),
    _hosting,
    personal=True,
)
SEATED_PERSON = Audience(
    "gathering.seat", _("Your seat at a gathering"), _("it is about your seat"), _seated, personal=True
)
NAMED_HOST = Audience(
    "gathering.named_host",
    _("You host a gathering together with others"),
    _("its hosts named you as one of them"),
    _named_host,
    personal=True,
)
NAMED_SPEAKER = Audience(
    "gathering.speaks",
    _("Hosts say that you speak at a gathering"),
    _("its hosts mean you"),
    _named_speaker,
    personal=True,
)
INVITED = Audience(
    "gathering.invited",
    _("A host invites you to a gathering"),
    _("a host invites you"),
    _invited,
    personal=True,
)
OFFERED_ON = Audience(
    "gathering.offered_on",
    _("Someone would like to give you their seat"),
    _("someone offers you their seat"),
    _offered_on,
    personal=True,
)
REMINDED = Audience(
    "gathering.near",
    _("A gathering to which you come is near"),
    _("you come to this gathering, and are reminded of it"),
    _near,
    personal=True,
)
WERE_THERE = Audience(
    "gathering.after",
    _("The hosts of a gathering ask afterwards how it was"),
    _("you were there, or had a seat"),
    _were_there,
    personal=True,
)
WRITTEN_DOWN = Audience(
    "gathering.presence",
    _("A host writes down when you were at a gathering"),
    _("it is about when you were there"),
    _written_down,
    personal=True,
)
