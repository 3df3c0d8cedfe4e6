"""Someone who was invited into a circle, by the rules that hold in rounds, as far as people have said what they look for."""

from dataclasses import dataclass

from django.utils import timezone

from kith.domains.supervision.matching.lines import as_either_told
from kith.domains.supervision.matching.rules import RULES, Group, Rule
from kith.domains.supervision.matching.shapes import Terms
from kith.domains.supervision.matching.weeks import clocks_among
from kith.domains.supervision.models import Circle, Round
from kith.domains.supervision.rounds.building import wishes_of
from kith.domains.supervision.rounds.reading import names_of, said_last
from kith.domains.supervision.rounds.started import as_started, by_lines
from kith.foundation.people.models import Person
from kith.foundation.spaces.lines import leaders_of
from kith.lib.zones import zone

OF_ONE = (Rule.LANGUAGE, Rule.TIME, Rule.WAY)
BETWEEN = (Rule.AVOIDED, Rule.LINE)


@dataclass(frozen=True)
class Fit:
    """What of the rules about one person alone could be asked, and which of them the circle does not keep.

    It is for that person: all of it follows from what they said themselves, in the `round`. Without one, nothing could be asked.
    """

    round: Round | None = None
    misses: tuple[Rule, ...] = ()

    @property
    def can_be_changed(self) -> bool:
        return self.round is not None and self.round.is_open


def fit(circle: Circle, person: Person) -> Fit:
    last = said_last(person)
    if last is None:
        return Fit()
    said, year = last[1], _year()
    clocks = clocks_among([said.zone.key, zone(circle.zone).key], year)
    group = Group(
        tuple(wishes_of([said], lines=(), year=year, clocks=clocks)), as_started(circle, (), year=year)
    )
    asked = OF_ONE[:1] if circle.in_days else OF_ONE
    return Fit(last[0], tuple(rule for rule in asked if not RULES[rule](group, Terms())))


def should_be_apart(circle: Circle, person: Person) -> bool:
    """Whether they or someone in the circle said of the other, in a round, what keeps them from sharing one. It tells neither who nor what."""
    here = Person.objects.active().filter(memberships__in=circle.space.memberships.active())
    people = {each.pk: each for each in (*here, person)}
    said = [last[1] for each in people.values() if (last := said_last(each))]
    if not said:
        return False
    leaders = leaders_of(people)
    others = names_of({*people, *leaders} - {each.key for each in said})
    known = wishes_of(said, lines=(), year=_year(), leaders=leaders, others=others)
    unsaid = people.keys() - {each.key for each in known}
    told = {each.key: each for each in as_either_told([*known, *(by_lines(key, leaders) for key in unsaid)])}
    group = Group((told.pop(person.pk),), as_started(circle, told.values(), year=_year()))
    return not all(RULES[rule](group, Terms()) for rule in BETWEEN)


def _year() -> int:
    """By whose clocks times are compared, as in rounds."""
    return timezone.now().year + 1
