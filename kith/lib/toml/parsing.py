"""Reads a text as TOML. Numbers with a point stay exact."""

import re
import tomllib
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from kith.lib.toml.lines import Lines
from kith.lib.toml.refusing import Refused, Words
from kith.lib.toml.tables import Table

_LINE = re.compile(r"\(at line (\d+), column \d+\)")
_NO_TOML = _(
    "This line cannot be read as TOML. Perhaps a quotation mark or a bracket is missing, or a word stands twice."
)


def parsed(text: str, *, most: int, longer: Words) -> Table:
    """The text as a table. Raises `Refused`, with the words `longer` where it has more letters than `most`."""
    if len(text) > most:
        raise Refused(1, longer)
    try:
        values = tomllib.loads(text, parse_float=Decimal)
    except (tomllib.TOMLDecodeError, RecursionError) as broken:
        found = _LINE.search(str(broken))
        raise Refused(int(found[1]) if found else max(1, text.count("\n")), _NO_TOML) from broken
    return Table(values, Lines(text))
