"""Who looks after what: on which desk a case lies, and who there may act."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from kith.capabilities.moderation.models import Appeal, Case, Decision, Report, Rest
from kith.foundation.people.models import Person
from kith.foundation.spaces.masks import behind
from kith.foundation.spaces.models import Membership, Space


def keepers(space: Space | None) -> QuerySet[Person, Person]:
    """Everyone who has this desk: the hosts of a space, or the stewards."""
    people = Person.objects.active()
    if space is None:
        return people.filter(is_steward=True)
    hosts = Membership.objects.active().filter(space=space, role=Membership.Role.HOST)
    return people.filter(pk__in=hosts.values("person"))


def who_may_decide(
    case: Case, *, on: Space | None, also_not: Iterable[int] = (), looks_behind: bool = True
) -> QuerySet[Person, Person]:
    """Who of a desk has nothing to do with the case: it is not about them, and they did not report it.

    Where the answer can be seen by others, nobody looks behind a made name: they would learn who is not there.
    """
    others = keepers(on).exclude(pk=case.concerned.pk).exclude(pk__in=list(also_not))
    if looks_behind and case.mask and (person := behind(case.mask)):
        others = others.exclude(pk=person.pk)
    same = Q(case__state=Case.State.OPEN, **{f"case__{name}": thing for name, thing in case.keys().items()})
    told = Report.objects.filter(same | Q(case=case.pk))
    return others.exclude(pk__in=told.values("reporter"))


def moderators_of(case: Case) -> QuerySet[Person, Person]:
    return who_may_decide(case, on=case.space)


def has_moderators(case: Case) -> bool:
    """Whether someone at its desk may look at it, as far as others may know."""
    return who_may_decide(case, on=case.space, looks_behind=False).exists()


def moderators_of_appeal(appeal: Appeal) -> QuerySet[Person, Person]:
    case = appeal.decision.case
    return who_may_decide(case, on=appeal.space, also_not=_deciders(case))


def awake(people: QuerySet[Person, Person]) -> QuerySet[Person, Person]:
    """Without those who pause; if all do, nobody is left out."""
    resting = Rest.objects.filter(person=OuterRef("pk"), until__gt=timezone.now())
    there = people.exclude(Exists(resting))
    return there if there.exists() else people


def desk_for(case: Case, *, only_stewards: bool, reporter: Person) -> Space | None:
    """Hosts look first. What is about a host, or not meant for hosts, goes to the stewards at once.

    A steward whom it is about sees nothing of it; if there is no other, the hosts of the space do.
    """
    where, apart = case.where, [reporter.pk]
    if where is None or only_stewards:
        return None
    hosts = who_may_decide(case, on=where, also_not=apart, looks_behind=False)
    is_for_stewards = keepers(where).filter(pk=case.concerned.pk).exists() or not hosts.exists()
    if is_for_stewards and (who_may_decide(case, on=None, also_not=apart).exists() or not hosts.exists()):
        return None
    return where


def desk_for_appeal(case: Case) -> Space | None:
    """Someone who did not decide: of the same desk, or else of the other one. With nobody there, the stewards' waits."""
    deciders = _deciders(case)
    desks = [case.space, None] if case.space else [None, case.where]
    for desk in desks:
        if who_may_decide(case, on=desk, also_not=deciders).exists():
            return desk
    return None


def _deciders(case: Case) -> list[int]:
    decided = Decision.objects.filter(case=case).exclude(kind=Decision.Kind.UNDONE)
    return list(decided.values_list("by", flat=True))
