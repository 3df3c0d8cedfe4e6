"""Reads an instrument from TOML. docs/how-to/instrument.md says what can stand in it."""

from collections.abc import Container

from django.utils.translation import gettext_lazy as _

from kith.domains.wellbeing.instruments.scales import NO_SCALE, open_scales, take_scales
from kith.domains.wellbeing.instruments.shapes import Answer, Instrument, Item, Licence
from kith.lib.languages import WORKED_IN
from kith.lib.toml.parsing import parsed
from kith.lib.toml.tables import Table

MOST = 60_000  # letters

type Sets = dict[str, tuple[Answer, ...]]

_LONG = _("This text is longer than an instrument can be.")
_CODE = _("“{key}” needs small letters, digits and hyphens, at most 40 of them, such as cbi or tired-1.")
_LANGUAGE = _("“language” needs the code of a language, such as en.")
_ADDRESS = _("“{key}” needs the whole address of a page, with https://.")
_NO_ITEMS = _("An instrument needs at least one question. Please add one below [[item]].")
_COUNT = _("“items” says {said}, but there are {found}. Perhaps one is missing, or stands twice.")
_ID_TWICE = _("This id stands twice. Each question needs one of its own.")
_TEXT_TWICE = _("This was asked before, as “{before}”. The question that belongs here may be missing.")
_NO_SET = _("There are no answers named “{name}”. Please add some below [[answer]].")
_TWICE = _("In one set of answers, no value and no label can stand twice.")
_NO_RANGE = _("Only a question with a lowest and a highest answer can be turned round.")
_ONE_ANSWER = _("A question needs at least two answers to choose from.")
_STRONG = _("“strong_from” needs one of the values that can be answered here.")


def read(text: str) -> Instrument:
    """The instrument that a text tells. Raises `Refused`."""
    top = parsed(text, most=MOST, longer=_LONG)
    scales = open_scales(top)
    items = _items(top, scales)
    said = top.number("items", least=1)
    if said != len(items):
        raise top.refuse("items", _COUNT, said=said, found=len(items))
    instrument = _instrument(top, scales, items)
    top.close()
    return instrument


def _instrument(top: Table, scales: dict[str, Table], items: tuple[Item, ...]) -> Instrument:
    language = top.words("language")
    if language not in WORKED_IN:
        raise top.refuse("language", _LANGUAGE)
    return Instrument(
        code=top.code("code", _CODE), version=top.number("version", least=1), language=language,
        title=top.words("title"), about=top.words("about"), minutes=top.number("minutes", least=1),
        source=top.address("source", _ADDRESS), credit=top.words("credit"), licence=_licence(top),
        replaced=top.several("replaced", ()), retest_days=top.number("retest_days", 0),
        removed_at=top.day("removed_at") if top.has("removed_at") else None,
        items=items, scales=take_scales(top, scales, items),
    )  # fmt: skip


def _licence(top: Table) -> Licence:
    table = top.table("licence")
    licence = Licence(
        id=table.words("id"), link=table.address("link", _ADDRESS), text=table.words("text", ""),
        may_modify=table.yes("may_modify"), may_sell=table.yes("may_sell"), share_alike=table.yes("share_alike"),
    )  # fmt: skip
    table.close()
    return licence


def _answers(top: Table) -> Sets:
    sets: Sets = {}
    for table in top.tables("answer"):
        name, answer = table.code("set", _CODE), Answer(table.number("value"), table.words("label"))
        before = sets.get(name, ())
        if any(answer.value == one.value or answer.label == one.label for one in before):
            raise table.refuse("value", _TWICE)
        sets[name] = (*before, answer)
        table.close()
    return sets


def _items(top: Table, scales: Container[str]) -> tuple[Item, ...]:
    """Each asks something of its own: a question that stands twice has pushed out another, and all after it count wrongly."""
    sets = _answers(top)
    found: dict[str, Item] = {}
    asked: dict[str, str] = {}
    tables = top.tables("item")
    if not tables:
        raise top.refuse("item", _NO_ITEMS)
    for table in tables:
        item = _item(table, sets, scales)
        if item.id in found:
            raise table.refuse("id", _ID_TWICE)
        plain = " ".join(item.text.casefold().split()).rstrip(".?!")
        if plain in asked:
            raise table.refuse("text", _TEXT_TWICE, before=asked[plain])
        found[item.id], asked[plain] = item, item.id
    return tuple(found.values())


def _item(table: Table, sets: Sets, scales: Container[str]) -> Item:
    scale = table.words("scale")
    if scale not in scales:
        raise table.refuse("scale", NO_SCALE, name=scale)
    name = table.words("answers")
    answers = sets.get(name, ())
    if not answers:
        raise table.refuse("answers", _NO_SET, name=name)
    is_reversed = table.yes("reverse", default=False)
    if len(answers) < 2:
        raise table.refuse("reverse", _NO_RANGE) if is_reversed else table.refuse("answers", _ONE_ANSWER)
    strong_from = table.number("strong_from") if table.has("strong_from") else None
    if strong_from is not None and strong_from not in {answer.value for answer in answers}:
        raise table.refuse("strong_from", _STRONG)
    item = Item(table.code("id", _CODE), table.words("text"), scale, answers, is_reversed, strong_from)
    table.close()
    return item
