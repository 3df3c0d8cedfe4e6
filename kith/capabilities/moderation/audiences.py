"""Whom moderation tells of something: each time those alone who have to do with it."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kith.capabilities.moderation.desks import awake, moderators_of, moderators_of_appeal
from kith.capabilities.moderation.models import Appeal, Case, Debrief, Decision, Report, Unsealing
from kith.foundation.activity.audiences import Audience, addressee
from kith.foundation.activity.models import Event
from kith.foundation.people.models import Person


def _desk(event: Event) -> QuerySet[Person]:
    """Those who may act, without who rests."""
    if "appeal" in event.facts:
        appeal = Appeal.objects.select_related("decision__case").filter(pk=event.facts["appeal"]).first()
        return awake(moderators_of_appeal(appeal)) if appeal else Person.objects.none()
    case = Case.objects.with_thing().filter(pk=event.facts["case"]).first()
    return awake(moderators_of(case)) if case else Person.objects.none()


def _reporter(event: Event) -> QuerySet[Person]:
    told = Report.objects.filter(pk=event.facts["report"])
    return Person.objects.active().filter(pk__in=told.values("reporter"))


def _concerned(event: Event) -> QuerySet[Person]:
    if "to" in event.facts:
        return addressee(event)
    decision = Decision.objects.select_related("case").filter(pk=event.facts["decision"]).first()
    if decision is None:
        return Person.objects.none()
    return Person.objects.active().filter(pk=decision.case.concerned.pk)


def _one(event: Event) -> QuerySet[Person]:
    """A case is handed to someone for as long as they may look after it."""
    people: QuerySet[Person] = Person.objects.active()
    if "case" in event.facts:
        case = Case.objects.with_thing().filter(pk=event.facts["case"]).first()
        people = moderators_of(case) if case else people.none()
    return people.filter(pk=event.facts["to"])


def _other_stewards(event: Event) -> QuerySet[Person]:
    """Those who may answer whether a seal is opened, as long as nobody has."""
    asked = Unsealing.objects.select_related("answer").filter(pk=event.facts["unsealing"]).first()
    case = Case.objects.with_thing().filter(unsealings=asked).first() if asked and asked.waits else None
    return awake(moderators_of(case).exclude(pk=asked.by_id)) if case and asked else Person.objects.none()


def _colleagues(event: Event) -> QuerySet[Person]:
    offered = Debrief.objects.select_related("case").filter(pk=event.facts["debrief"]).first()
    if offered is None:
        return Person.objects.none()
    return awake(moderators_of(offered.case).exclude(pk=offered.moderator_id))


DESK = Audience(
    "moderation.desk",
    _("Reports and appeals on your desk"),
    _("you are a host or a steward"),
    _desk,
    personal=True,
)
REPORTER = Audience(
    "moderation.reporter",
    _("An answer to what you told hosts or stewards"),
    _("you told them"),
    _reporter,
    personal=True,
)
CONCERNED = Audience(
    "moderation.concerned",
    _("A decision about you or your words"),
    _("it is about you or your words"),
    _concerned,
    personal=True,
)
HANDED = Audience(
    "moderation.self",
    _("As a host or steward: what is meant for you alone"),
    _("it was given to you"),
    _one,
    personal=True,
)
COLLEAGUES = Audience(
    "moderation.colleague",
    _("A host or steward who works with you asks to talk"),
    _("you share a desk"),
    _colleagues,
    personal=True,
)
STEWARDS = Audience(
    "moderation.unsealing",
    _("Another steward asks to open a made name"),
    _("you are a steward, and it takes two"),
    _other_stewards,
    personal=True,
)
