"""The ways of giving thoughts among which a group can choose. They stand in data/methods/, a file for each language."""

from functools import cache
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from kith.domains.supervision.formats.shapes import Method
from kith.lib.toml.parsing import parsed
from kith.lib.toml.tables import CODE, Table

HERE = Path(__file__).parent / "data" / "methods"
MOST = 20_000  # letters
FIRST = "en"

_LONG = _("This text is longer than a list of methods can be.")
_CODE = _("A code has small letters, digits and hyphens, such as good-advice. It stands once in a list.")
_PROMPTS = _("A method needs at least two prompts.")


def read_methods(text: str) -> dict[str, Method]:
    """The methods that a text tells, by their codes. Raises `Refused`."""
    top = parsed(text, most=MOST, longer=_LONG)
    found: dict[str, Method] = {}
    for table in top.tables("method"):
        method = _method(table)
        if not CODE.fullmatch(method.code) or method.code in found:
            raise table.refuse("code", _CODE)
        found[method.code] = method
    top.close()
    return found


@cache
def methods() -> dict[str, dict[str, Method]]:
    """Those that come with the house, by language and code."""
    files = sorted(HERE.glob("*.toml"))
    return {file.stem: read_methods(file.read_text(encoding="utf-8")) for file in files}


def method_codes() -> tuple[str, ...]:
    return tuple(methods()[FIRST])


def _method(table: Table) -> Method:
    method = Method(
        table.words("code"), table.words("title"), table.words("good_for"), table.several("prompts")
    )
    if len(method.prompts) < 2:
        raise table.refuse("prompts", _PROMPTS)
    table.close()
    return method
