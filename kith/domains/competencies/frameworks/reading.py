"""Reads a framework from TOML. docs/how-to/framework.md says what can stand in it."""

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _

from kith.domains.competencies.frameworks.shapes import Competency, Framework, Told
from kith.domains.competencies.frameworks.sorts import SORTS
from kith.lib.languages import WORKED_IN
from kith.lib.toml.parsing import parsed
from kith.lib.toml.tables import Table

MOST = 120_000  # letters
MOST_COMPETENCIES = 60

_LONG = _("This text is longer than a framework can be.")
_CODE = _("A code has small letters, digits and hyphens, and at most 40 of them, such as us-core.")
_SOURCE = _("“source” needs the whole address of the page where one can read it, with https://.")
_COUNTRY = _("“country” needs the two capital letters of a country, such as US.")
_LANGUAGES = _('“languages” needs at least one code of a language, such as ["en", "es"].')
_NONE = _("A framework needs at least one competency. Please add one below [[competency]].")
_MANY = _("These are more competencies than anyone could look at. Sixty are the most.")
_TWICE = _("This code stands twice. Please bring the two together.")
_UNTOLD = _("“{key}” is missing here. Please add it in each language, such as {key}.{language}.")
_NO_EXAMPLES = _("Please write at least one thing that one can see someone do.")


def read(text: str) -> Framework:
    """The framework that a text tells. Raises `Refused`."""
    top = parsed(text, most=MOST, longer=_LONG)
    framework = _framework(top)
    top.close()
    return framework


def _framework(top: Table) -> Framework:
    code, languages = top.code("code", _CODE), _languages(top)
    source, country = top.address("source", _SOURCE), top.words("country", "")
    if country and not (len(country) == 2 and country.isascii() and country.isupper()):
        raise top.refuse("country", _COUNTRY)
    return Framework(
        code=code, version=top.number("version", least=1), written_on=top.day("written_on"),
        sort=top.choice("sort", tuple(SORTS)), body=top.words("body"), source=source,
        source_name=top.words("source_name", ""), published=top.words("published", ""), country=country,
        paraphrased=top.yes("paraphrased", default=False),
        titles=_told(top, "title", languages), rights=_told(top, "rights", languages),
        competencies=_competencies(top, framework=code, languages=languages),
    )  # fmt: skip


def _languages(top: Table) -> tuple[str, ...]:
    """The languages in which all of it is told, the first one first."""
    languages = top.several("languages")
    if not languages or not set(WORKED_IN).issuperset(languages):
        raise top.refuse("languages", _LANGUAGES)
    return languages


def _competencies(top: Table, *, framework: str, languages: tuple[str, ...]) -> tuple[Competency, ...]:
    found: dict[str, Competency] = {}
    tables = top.tables("competency")
    if not tables:
        raise top.refuse("competency", _NONE)
    for table in tables:
        code = table.code("code", _CODE)
        if code in found:
            raise table.refuse("code", _TWICE)
        if len(found) == MOST_COMPETENCIES:
            raise table.refuse("code", _MANY)
        found[code] = Competency(
            framework, code, _told(table, "name", languages), _told(table, "about", languages),
            _examples(table, languages), table.words("original", ""),
        )  # fmt: skip
        table.close()
    return tuple(found.values())


def _told(table: Table, key: str, languages: tuple[str, ...]) -> Told[str]:
    return _in_each(table, key, languages, Table.words)


def _examples(table: Table, languages: tuple[str, ...]) -> Told[tuple[str, ...]]:
    examples = _in_each(table, "examples", languages, Table.several)
    if not all(examples.values()):
        raise table.refuse("examples", _NO_EXAMPLES)
    return examples


def _in_each[What](
    table: Table, key: str, languages: tuple[str, ...], take: Callable[[Table, str], What]
) -> Told[What]:
    """What stands below a key in every language, and in no other: what is told in a language is told in it whole."""
    if not table.has(key):
        raise table.refuse(key, _UNTOLD, language=languages[0])
    own = table.table(key)
    told = {language: take(own, language) for language in languages}
    own.close()
    return told
