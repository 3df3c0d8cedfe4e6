"""From drafts to a plan, past the rules once more."""

from collections.abc import Iterable

from kith.domains.supervision.matching.goals import PLACED
from kith.domains.supervision.matching.rules import broken
from kith.domains.supervision.matching.shapes import Circle, Plan, Score
from kith.domains.supervision.matching.solver.field import WAYS, Draft, Field
from kith.domains.supervision.matching.solver.valuing import Worth, best_way, whole
from kith.domains.supervision.matching.weeks import bits


class Unsound(Exception):
    """A circle would break a rule. Whoever made it has a mistake, and nobody may be put into it."""


def plan_of(field: Field, drafts: Iterable[Draft], most: Worth, *, proven: int | None = None) -> Plan:
    """`most` is what nobody can exceed. A circle that is there already is told of only if someone joins it. Raises `Unsound`."""
    standing = [draft for draft in drafts if field.stands(draft)]
    told = [draft for draft in standing if draft.joiners or not field.is_sure(draft)]
    for draft in told:
        if rules := broken(field.group(draft), field.terms):
            raise Unsound(", ".join(rules))
    placed = {at for draft in standing for at in draft.joiners}
    left = (field.people[at].wish.key for at in range(field.looking) if at not in placed)
    circles = sorted((_circle(field, draft) for draft in told), key=lambda circle: circle.members)
    return Plan(tuple(circles), tuple(left), _score(whole(field, standing), most, proven))


def _circle(field: Field, draft: Draft) -> Circle:
    common, started = field.common(draft), field.started(draft)
    people = [field.people[at] for at in field.members(draft)]
    way, _points = best_way(people, common.ways)
    return Circle(
        members=tuple(sorted(each.wish.key for each in people)),
        language=min(field.languages[place] for place in bits(common.languages)),
        slots=field.slots_of(draft, common.starts),
        way=WAYS[way], joined=started.key if started else None,
    )  # fmt: skip


def _score(found: Worth, most: Worth, proven: int | None) -> Score:
    """With as many who have a place, the goals of no plan come to more than what is left of its worth."""
    total = most.total if proven is None else min(most.total, proven)
    points = min(most.points, total - PLACED * found.placed)
    placed = min(most.placed, total // PLACED)
    return Score(found.placed, found.points, placed, points, found.total, total)
