"""The formats among which a circle chooses: those of the house, and its own copies of them.

A plan names one by a code: `round` is of the house, `own-7` a copy.
"""

from kith.domains.supervision.formats.shapes import Format
from kith.domains.supervision.formats.shipped import in_language, shipped
from kith.domains.supervision.models import Circle, OwnFormat


def format_called(circle: Circle, code: str, language: str | None) -> Format | None:
    """The one that a plan names; None if there is none of this name. A copy is told in the language in which it was written."""
    if code in shipped():
        return in_language(shipped()[code], language)
    own = next((each for each in own_formats(circle) if each.name_in_plans == code), None)
    return own.format if own else None


def formats_for(
    circle: Circle, language: str | None, *, live: bool | None = None
) -> list[tuple[str, Format]]:
    """Each with the code by which a plan names it, the circle's own first; only those for meeting, or for writing, if it is asked."""
    own = [(each.name_in_plans, each.format) for each in own_formats(circle)]
    of_house = [(code, in_language(told, language)) for code, told in shipped().items()]
    return [each for each in (*own, *of_house) if live is None or _is_for(each[1], live=live)]


def own_formats(circle: Circle) -> list[OwnFormat]:
    return list(OwnFormat.objects.filter(circle=circle).order_by("pk"))


def _is_for(told: Format, *, live: bool) -> bool:
    return told.shape.form.is_live if live else told.shape.form.is_written
