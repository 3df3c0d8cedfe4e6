"""Reads the scales of an instrument and what is said about each part of them, without a gap and without a doubt."""

from collections.abc import Iterable
from itertools import pairwise

from django.utils.translation import gettext_lazy as _

from kith.domains.wellbeing.instruments.shapes import RULES, SUM, Band, Item, Scale, plain
from kith.lib.toml.tables import Table

_NO_SCALES = _("An instrument needs at least one scale. Please add one below [[scale]].")
_TWICE = _("This scale stands twice. Please bring the two together.")
NO_SCALE = _("There is no scale “{name}”. Please add it below [[scale]], or look at how it is spelled.")
_NO_ITEMS = _("No question belongs to this scale.")
_COUNT = _("“items” says {said}, but {found} questions belong to this scale.")
_RANGES = _("All questions of one scale need the same lowest and the same highest value.")
_MISSING = _("“least_answered” cannot be more than the number of questions of this scale.")
_SUM = _("A sum needs all of its answers, so “least_answered” is the number of questions, or left out.")
_NO_BANDS = _("Nothing is said about this scale. Please add lines below [[band]].")
_BEGINS = _("The lowest number of this scale is {least}. What is said must begin there.")
_ENDS = _("The highest number of this scale is {most}. What is said must end there.")
_ORDER = _("“to” must be more than “from”, or the same.")
_OVERLAP = _("Two things are said about the same numbers: the one before ends at {end}.")
_GAP = _("Nothing is said between {end}, where the one before ends, and this.")

type Placed = tuple[Table, Band]


def open_scales(top: Table) -> dict[str, Table]:
    """The tables of the scales by their codes."""
    tables = top.tables("scale")
    if not tables:
        raise top.refuse("scale", _NO_SCALES)
    found: dict[str, Table] = {}
    for table in tables:
        code = table.words("code")
        if code in found:
            raise table.refuse("code", _TWICE)
        found[code] = table
    return found


def take_scales(top: Table, tables: dict[str, Table], items: tuple[Item, ...]) -> tuple[Scale, ...]:
    bands = _bands(top, tables)
    return tuple(_scale(table, code, items, bands[code]) for code, table in tables.items())


def _bands(top: Table, codes: Iterable[str]) -> dict[str, list[Placed]]:
    found: dict[str, list[Placed]] = {code: [] for code in codes}
    for table in top.tables("band"):
        code = table.words("scale")
        if code not in found:
            raise table.refuse("scale", NO_SCALE, name=code)
        least, most = table.measure("from"), table.measure("to")
        band = Band(least, most, table.words("text"), is_heavy=table.yes("heavy", default=False))
        if most < least:
            raise table.refuse("to", _ORDER)
        found[code].append((table, band))
        table.close()
    return found


def _scale(table: Table, code: str, items: tuple[Item, ...], bands: list[Placed]) -> Scale:
    own = tuple(item for item in items if item.scale == code)
    _counted_rightly(table, own)
    scale = Scale(
        code=code, name=table.words("name"), is_good=table.yes("good", default=False),
        rule=table.choice("score", RULES), multiply=table.number("multiply", 1, least=1),
        least_answered=table.number("least_answered", len(own), least=1),
        low=table.words("low"), high=table.words("high"), items=own, bands=tuple(band for _table, band in bands),
    )  # fmt: skip
    if scale.least_answered > len(own):
        raise table.refuse("least_answered", _MISSING)
    if scale.rule == SUM and scale.least_answered < len(own):
        raise table.refuse("least_answered", _SUM)
    table.close()
    _covers(table, scale, bands)
    return scale


def _counted_rightly(table: Table, own: tuple[Item, ...]) -> None:
    if not own:
        raise table.refuse("code", _NO_ITEMS)
    said = table.number("items", least=1)
    if said != len(own):
        raise table.refuse("items", _COUNT, said=said, found=len(own))
    if len({(item.least, item.most) for item in own}) > 1:
        raise table.refuse("code", _RANGES)


def _covers(table: Table, scale: Scale, bands: list[Placed]) -> None:
    """From the lowest number to the highest, each once. Whole numbers touch as 22 and 23, others where one part ends."""
    if not bands:
        raise table.refuse("code", _NO_BANDS)
    (first, lowest), (last, highest) = bands[0], bands[-1]
    if lowest.least != scale.least:
        raise first.refuse("from", _BEGINS, least=plain(scale.least))
    step = 1 if scale.is_whole else 0
    for (_before, one), (here, other) in pairwise(bands):
        if other.least < one.most + step:
            raise here.refuse("from", _OVERLAP, end=plain(one.most))
        if other.least > one.most + step:
            raise here.refuse("from", _GAP, end=plain(one.most))
    if highest.most != scale.most:
        raise last.refuse("to", _ENDS, most=plain(scale.most))
