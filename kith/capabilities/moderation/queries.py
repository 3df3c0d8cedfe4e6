"""Reading for one person: their desks, the cases on them, what they told, and what was decided about them."""

from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count, F, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.http import Http404

from kith.capabilities.conversations.models import Post
from kith.capabilities.moderation.desks import moderators_of
from kith.capabilities.moderation.involved import about
from kith.capabilities.moderation.models import (
    Appeal,
    Case,
    CaseNote,
    Debrief,
    Decision,
    Report,
    Unsealing,
    UnsealingAnswer,
)
from kith.capabilities.moderation.models.case import WITH_THING
from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Boundary, Membership, Space
from kith.foundation.spaces.places import places
from kith.foundation.spaces.queries import hints_in, reach_membership
from kith.lib.reaching import reached
from kith.lib.word_hints import Hint, hints_seen

LINES = 40
CASE_OF_DECISION = [f"case__{way}" for way in WITH_THING]
CASE_OF_APPEAL = ["space", *(f"decision__case__{way}" for way in WITH_THING)]


def reach_case(person: Person | None, pk: int) -> Case:
    """A case on a desk of theirs."""
    return reached(Case.objects.visible_to(person).with_thing().filter(pk=pk).first())


def reach_decision_at_desk(person: Person | None, pk: int) -> Decision:
    """A decision about a case on a desk of theirs."""
    cases = Case.objects.visible_to(person)
    found = Decision.objects.filter(pk=pk, case__in=cases).select_related(*CASE_OF_DECISION)
    return reached(found.first())


def reach_appeal(person: Person | None, pk: int) -> Appeal:
    found = Appeal.objects.visible_to(person).select_related(*CASE_OF_APPEAL).filter(pk=pk)
    return reached(found.first())


def reach_own_report(person: Person | None, pk: int) -> Report:
    mine = Report.objects.filter(reporter=person, pk=pk) if person else Report.objects.none()
    return reached(mine.select_related(*CASE_OF_DECISION).first())


def reach_own_decision(person: Person | None, pk: int) -> Decision:
    mine = Decision.objects.told_to(person) if person else Decision.objects.none()
    return reached(mine.select_related(*CASE_OF_DECISION, "undone_by", "appeal").filter(pk=pk).first())


def reach_masked_case(person: Person | None, pk: int) -> Case:
    """A case about a made name, on the desk of the stewards."""
    found = reach_case(person, pk)
    return reached(found if found.is_of_stewards and found.mask else None)


def reach_unsealing(person: Person | None, pk: int) -> Unsealing:
    """What was asked about a case on their desk; not for who is behind the name."""
    asked = Unsealing.objects.filter(pk=pk, case__in=Case.objects.visible_to(person))
    return reached(asked.select_related(*CASE_OF_DECISION, "by", "where", "answer__by").first())


def openings_of(person: Person) -> QuerySet[Unsealing, Unsealing]:
    """When two stewards looked who is behind a name that was made for someone."""
    mine = Unsealing.objects.filter(about(person, case="case"), answer__agrees=True)
    return mine.select_related(*CASE_OF_DECISION, "by", "where", "answer__by").order_by("-pk")


def openings_in(space: Space | None) -> QuerySet[UnsealingAnswer, UnsealingAnswer]:
    """On which days seals were opened, for everyone who may know; the newest forty."""
    opened = UnsealingAnswer.objects.filter(agrees=True).order_by("-pk")
    return (opened.filter(unsealing__where=space) if space else opened).only("at")[:LINES]


def reach_debrief(person: Person | None, pk: int) -> Debrief:
    """An offer to oneself, or of a colleague of the same desk who asked."""
    found = Debrief.objects.select_related(*CASE_OF_DECISION, "moderator").filter(pk=pk).first()
    if found is None or person is None:
        raise Http404
    is_colleague = found.asked_at and moderators_of(found.case).filter(pk=person.pk).exists()
    if found.moderator_id != person.pk and not is_colleague:
        raise Http404
    return found


def cases_on_desk(person: Person, *, space: Space | None, state: str) -> QuerySet[Case, Case]:
    """What waits the longest for its promise first; what is closed, newest first."""
    mine = Case.objects.visible_to(person).filter(space=space, state=state).with_thing()
    counted = mine.annotate(
        told=Count("reports", distinct=True), categories=ArrayAgg("reports__category", distinct=True, default=[])
    )  # fmt: skip
    return counted.order_by("due_at" if state == Case.State.OPEN else "-closed_at", "pk")


def appeals_on_desk(person: Person, *, space: Space | None) -> QuerySet[Appeal, Appeal]:
    mine = Appeal.objects.visible_to(person).filter(space=space, outcome=Appeal.Outcome.WAITING)
    return mine.select_related(*CASE_OF_APPEAL).order_by("due_at")


def stuck_appeals(space: Space | None) -> bool:
    """Whether an appeal waits on the stewards' desk that none of them may answer."""
    if space is not None:
        return False
    waiting = Appeal.objects.filter(space=None, outcome=Appeal.Outcome.WAITING)
    stewards = Person.objects.active().filter(is_steward=True)
    seen = [Appeal.objects.visible_to(one).filter(space=None, outcome="").values("pk") for one in stewards]
    for each in seen:
        waiting = waiting.exclude(pk__in=each)
    return waiting.exists()


def reports_of(case: Case) -> QuerySet[Report, Report]:
    """Without a name. How often the same person told something on this desk lets one see when it is too much."""
    same = Report.objects.filter(reporter=OuterRef("reporter"), made_at__lt=OuterRef("made_at"))
    same = same.filter(case__space=case.space) if case.space else same
    number = same.order_by().values("reporter").annotate(number=Count("pk")).values("number")
    counted = Subquery(number, output_field=IntegerField())
    return case.reports.annotate(before=counted).defer("reporter").order_by("made_at")


def kept_away_person(person: Person | None, handle: str) -> Person | None:
    """Whom one keeps away from oneself: they are out of sight, and can be told about all the same."""
    drawn = Boundary.objects.filter(by=person, other__handle=handle, space=None) if person else None
    found = drawn.select_related("other").first() if drawn else None
    return found.other if found else None


def kept_away_member(person: Person | None, slug: str, pk: int) -> Membership | None:
    """The same for someone in a space, by the name they go by there."""
    found = reach_membership(person, slug, pk)
    where = Q(space=found.space) if found.display_name else Q(space=found.space) | Q(space=None)
    drawn = Boundary.objects.filter(where, by=person, other=found.person) if person else None
    may_read = found.space.is_public or found.space.place_of(person) is not None
    return found if drawn is not None and may_read and drawn.exists() else None


def shared_places(about: Case, person: Person) -> list[Membership]:
    """Where someone can be met by their own name by whoever tells about them: hosts there may help sooner."""
    if about.person is None:
        return []
    here = Membership.objects.active().filter(
        person=about.person, display_name="", space__in=list(places(person))
    )
    return list(here.select_related("space").order_by("space__name"))


def opening_of(case: Case) -> Post | None:
    """The first words of an item."""
    return case.item.posts.filter(number=1).first() if case.item else None


def hints_at(case: Case) -> list[Hint]:
    """Words of the list that stand in what it is about; whoever looks after it reads them in their place."""
    words = case.post or opening_of(case)
    return hints_seen(words.text, hints_in(case.where)) if words else []


@dataclass(frozen=True)
class Step:
    """A line of what was done with a case: a note or a decision."""

    what: CaseNote | Decision
    is_decision: bool

    @property
    def at(self) -> Any:
        return self.what.at


def steps_of(case: Case) -> list[Step]:
    decisions = case.decisions.select_related("undone_by", "appeal").order_by("pk")
    steps = [Step(note, is_decision=False) for note in case.notes.all()]
    steps += [Step(decision, is_decision=True) for decision in decisions]
    return sorted(steps, key=lambda step: step.at)


def own_reports(person: Person) -> QuerySet[Report, Report]:
    return Report.objects.filter(reporter=person).select_related(*CASE_OF_DECISION).order_by("-made_at")


def answers_to(report: Report) -> QuerySet[Decision, Decision]:
    """What was decided, as those hear it who told: without the words to the person it is about."""
    said = report.case.decisions.filter(at__gte=report.made_at).defer("reason", "before")
    return said.select_related("undone_by").order_by("pk")


def own_decisions(person: Person) -> QuerySet[Decision, Decision]:
    mine = Decision.objects.told_to(person).select_related(*CASE_OF_DECISION, "undone_by", "appeal")
    return mine.order_by("-pk")


def open_debriefs(person: Person) -> QuerySet[Debrief, Debrief]:
    return Debrief.objects.filter(moderator=person, put_aside_at=None).order_by("-pk")


def log_of(space: Space | None) -> QuerySet[Decision, Decision]:
    """What anyone who sees a space may know; without a space, what the stewards decided."""
    which = Q(where=space) if space else Q(by_stewards=True)
    told = Decision.objects.filter(which).annotate(taken_back=F("undone_by__at"))
    return told.only("at", "kind", "category", "rule").order_by("-pk")
