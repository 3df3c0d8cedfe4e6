"""The formats among which a circle chooses: those of the house, and its own copies of them.

A plan names one by a code: `round` is of the house, `own-7` a copy.
"""

from collections.abc import Sequence

from kith.domains.supervision.formats.shapes import Format
from kith.domains.supervision.formats.shipped import house_format, in_language, shipped
from kith.domains.supervision.models import Circle, Meeting, OwnFormat
from kith.domains.supervision.queries.circles import reach_circle
from kith.foundation.people.models import Person
from kith.lib.reaching import reached


def format_called(circle: Circle, code: str, language: str | None) -> Format | None:
    """The one that a plan names; None if there is none of this name. A copy is told in the language in which it was written."""
    if told := house_format(code, language):
        return told
    if not code:
        return None
    own = next((each for each in own_formats(circle) if each.name_in_plans == code), None)
    return own.format if own else None


def formats_for(
    circle: Circle, language: str | None, *, live: bool | None = None
) -> list[tuple[str, Format]]:
    """Each with the code by which a plan names it, the circle's own first; only those for meeting, or for writing, if it is asked."""
    own = [(each.name_in_plans, each.format) for each in own_formats(circle)]
    of_all = [*own, *((told.code, told) for told in of_house(language))]
    return [each for each in of_all if live is None or _is_for(each[1], live=live)]


def with_formats(meetings: Sequence[Meeting], circle: Circle, language: str | None) -> None:
    """Lets each of these meetings of a circle know what its format is called, and whether someone writes down."""
    known = dict(formats_for(circle, language))
    for each in meetings:
        if told := known.get(each.format):
            each.format_title, each.has_secretary = told.title, told.shape.has_secretary


def with_secretary(circle: Circle) -> set[str]:
    """The codes of those in which someone writes down, for whoever brings something."""
    known = formats_for(circle, None, live=True)
    return {name for name, told in known if told.shape.has_secretary}


def to_begin_with(language: str | None) -> list[tuple[str, Format]]:
    """For a circle that is not there yet: those of the house by which people meet."""
    return [(told.code, told) for told in of_house(language) if _is_for(told, live=True)]


def of_house(language: str | None) -> list[Format]:
    return [in_language(told, language) for told in shipped().values()]


def own_formats(circle: Circle) -> list[OwnFormat]:
    return list(OwnFormat.objects.filter(circle=circle).order_by("pk"))


def reach_own_format(person: Person, pk: int, own: int) -> OwnFormat:
    circle = reach_circle(person, pk)
    found = reached(OwnFormat.objects.filter(circle=circle, pk=own).first())
    found.circle = circle
    return found


def reach_format(name: str, language: str | None) -> Format:
    """One of the house, to read."""
    return reached(house_format(name, language))


def _is_for(told: Format, *, live: bool) -> bool:
    return told.shape.form.is_live if live else told.shape.form.is_written
