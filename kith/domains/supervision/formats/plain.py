"""A format as plain values, such as a circle keeps of its own copy in JSON; read again, it is looked at as any other."""

from typing import Any

from kith.domains.supervision.formats.reading import ALL, told
from kith.domains.supervision.formats.shapes import EVERYONE, Form, Format, Frame, Shape, Words
from kith.lib.toml.lines import Lines, Path
from kith.lib.toml.tables import Table

Plain = dict[str, Any]


class Places(Lines):
    """In place of lines, for what stands in no text: the number of the step, and 0 for what is above all steps."""

    def __init__(self) -> None:
        super().__init__("")

    def of(self, path: Path) -> int:
        match path:
            case ("step", int() as at, *_rest):
                return at + 1
        return 0


def from_plain(plain: Plain) -> Format:
    """The format that these values tell. Raises `Refused`; its `line` is the number of a step, as `Places` says."""
    return told(Table(plain, Places()), Places())


def to_plain(told_format: Format) -> Plain:
    """What `from_plain` reads; the keys are those of the TOML files."""
    shape, words = told_format.shape, told_format.words
    plain: Plain = {
        "code": shape.code, "language": told_format.language, "title": told_format.title,
        "good_for": told_format.good_for, "tradition": told_format.tradition,
        **_facts(shape), "step": [{"key": each.key, **_step(each, words[each.key], shape.form)} for each in shape.steps],
    }  # fmt: skip
    for frame in (shape.opening, shape.closing):
        if frame is not None:
            plain[frame.key] = _step(frame, words[frame.key], Form.LIVE)
    return plain


def _facts(shape: Shape) -> Plain:
    plain: Plain = {
        "form": shape.form.value, "facilitator": shape.facilitator.value,
        "has_presenter": shape.has_presenter, "has_secretary": shape.has_secretary,
        "size": {"least": shape.size.least, "most": shape.size.most},
    }  # fmt: skip
    if shape.form.is_live:
        stretches = {"least": shape.stretches.least, "most": shape.stretches.most}
        plain |= {"minutes": shape.minutes, "stretches": stretches}
    if shape.form.is_written:
        plain |= {"days": shape.days, "most_days": shape.most_days}
    return plain


def _step(frame: Frame, words: Words, form: Form) -> Plain:
    everyone = frame.speakers == EVERYONE
    plain: Plain = {
        "title": words.title, "purpose": words.purpose, "prompts": list(words.prompts),
        "may_speak": [ALL] if everyone else [voice.value for voice in sorted(frame.speakers)], "methods": list(frame.methods),
        "in_turns": frame.in_turns, "may_be_skipped": frame.may_be_skipped, "may_repeat": frame.may_repeat,
    }  # fmt: skip
    if frame.presenter is not None:
        plain["presenter"] = frame.presenter.value
    if form.is_live:
        plain["minutes"] = frame.minutes
    if form.is_written:
        plain["days"] = frame.days
    if frame.output:
        plain["output"] = {"key": frame.output, "name": words.output}
    return plain
