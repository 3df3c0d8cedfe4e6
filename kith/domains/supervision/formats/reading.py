"""Reads a format from TOML. docs/how-to/format.md says what can stand in it.

People read these words in a hard hour, and a session runs by these numbers: what contradicts itself is refused.
"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from kith.domains.supervision.formats.agreeing import CHECKS
from kith.domains.supervision.formats.shapes import (
    EVERYONE,
    Doing,
    Facilitator,
    Form,
    Format,
    Frame,
    Shape,
    Span,
    Voice,
    Words,
)
from kith.lib.languages import WORKED_IN
from kith.lib.toml.agreeing import agree
from kith.lib.toml.lines import Lines
from kith.lib.toml.parsing import parsed
from kith.lib.toml.tables import Table

MOST = 30_000  # letters
MOST_STEPS = 12
LONGEST_TITLE, LONGEST_WORDS = 80, 400
ALL = "all"
PROMPTS = Span(2, 5)

_LONG = _("This text is longer than a format can be.")
_CODE = _("“{key}” needs small letters, digits and hyphens, and at most 40 of them, such as key-question.")
_LANGUAGE = _("“language” needs the code of a language, such as en.")
_LENGTH = _("This is more than one reads in a session. Please say it in {most} letters or fewer.")
_STEPS = _("A format needs at least one step, and twelve at most. Please look below [[step]].")
_SPEAKERS = _("“may_speak” needs at least one of these: presenter, moderator, others. Or all of them: all.")
_PROMPTS = _("Each step needs two to five prompts. People choose the one that fits.")


def read(text: str) -> Format:
    """The format that a text tells. Raises `Refused`."""
    return told(parsed(text, most=MOST, longer=_LONG), Lines(text))


def told(top: Table, lines: Lines) -> Format:
    """The format that stands in a table. Raises `Refused`."""
    language = top.words("language")
    if language not in WORKED_IN:
        raise top.refuse("language", _LANGUAGE)
    title, good_for = _short(top, "title", LONGEST_TITLE), _short(top, "good_for")
    tradition = _short(top, "tradition", default="")
    shape, words = _shape(top)
    top.close()
    agree(shape, lines, checks=CHECKS)
    return Format(shape, language, title, good_for, tradition, words)


def _shape(top: Table) -> tuple[Shape, dict[str, Words]]:
    form = Form(top.choice("form", tuple(Form)))
    has_presenter = top.yes("has_presenter", default=True)
    steps = list(_steps(top, form, has_presenter=has_presenter))
    rounds = dict(_rounds(top, has_presenter=has_presenter)) if form.is_live else {}
    minutes = top.number("minutes", least=1) if form.is_live else 0
    days = top.number("days", least=1) if form.is_written else 0
    around = {frame.key: frame for frame in rounds}
    shape = Shape(
        code=top.code("code", _CODE), form=form, has_presenter=has_presenter,
        facilitator=Facilitator(top.choice("facilitator", tuple(Facilitator))),
        has_secretary=top.yes("has_secretary", default=False),
        size=_span(top, "size"), steps=tuple(frame for frame, _words in steps),
        minutes=minutes, stretches=_span(top, "stretches") if top.has("stretches") else Span(minutes, minutes),
        days=days, most_days=top.number("most_days", days) if form.is_written else 0,
        opening=around.get("opening"), closing=around.get("closing"),
    )  # fmt: skip
    return shape, {frame.key: words for frame, words in (*rounds.items(), *steps)}


def _span(top: Table, key: str) -> Span:
    table = top.table(key)
    span = Span(table.number("least", least=1), table.number("most", least=1))
    table.close()
    return span


def _steps(top: Table, form: Form, *, has_presenter: bool) -> Iterator[tuple[Frame, Words]]:
    tables = top.tables("step")
    if not 0 < len(tables) <= MOST_STEPS:
        raise top.refuse("step", _STEPS)
    for table in tables:
        yield _step(table, table.code("key", _CODE), form, has_presenter=has_presenter)


def _rounds(top: Table, *, has_presenter: bool) -> Iterator[tuple[Frame, Words]]:
    """Those in which each says a word before and after, where people meet."""
    for key in ("opening", "closing"):
        if top.has(key):
            yield _step(top.table(key), key, Form.LIVE, has_presenter=has_presenter)


def _step(table: Table, key: str, form: Form, *, has_presenter: bool) -> tuple[Frame, Words]:
    output = table.table("output")
    keeps = output.has("key") or output.has("name")
    frame = Frame(
        key=key, speakers=_speakers(table),
        presenter=Doing(table.choice("presenter", tuple(Doing))) if has_presenter else None,
        minutes=table.number("minutes", least=1) if form.is_live else 0,
        days=table.number("days", least=1) if form.is_written else 0,
        in_turns=table.yes("in_turns", default=False),
        may_be_skipped=table.yes("may_be_skipped", default=False),
        may_repeat=table.yes("may_repeat", default=False),
        output=output.code("key", _CODE) if keeps else "", methods=table.several("methods", ()),
    )  # fmt: skip
    words = Words(
        _short(table, "title", LONGEST_TITLE), _short(table, "purpose"), _prompts(table),
        _short(output, "name", LONGEST_TITLE) if keeps else "",
    )  # fmt: skip
    output.close()
    table.close()
    return frame, words


def _speakers(table: Table) -> frozenset[Voice]:
    named = table.several("may_speak")
    if named == (ALL,):
        return EVERYONE
    if not named or not set(named) <= set(Voice):
        raise table.refuse("may_speak", _SPEAKERS)
    return frozenset(map(Voice, named))


def _prompts(table: Table) -> tuple[str, ...]:
    prompts = tuple(prompt.strip() for prompt in table.several("prompts"))
    if len(prompts) not in PROMPTS or not all(prompts):
        raise table.refuse("prompts", _PROMPTS)
    if max(map(len, prompts)) > LONGEST_WORDS:
        raise table.refuse("prompts", _LENGTH, most=LONGEST_WORDS)
    return prompts


def _short(table: Table, key: str, most: int = LONGEST_WORDS, **default: str) -> str:
    words = table.words(key, **default)
    if len(words) > most:
        raise table.refuse(key, _LENGTH, most=most)
    return words
