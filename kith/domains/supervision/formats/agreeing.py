"""Whether the parts of a format agree with one another, and the same format in two languages."""

from collections.abc import Callable, Iterator

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from kith.domains.supervision.formats.methods import method_codes
from kith.domains.supervision.formats.shapes import EVERYONE, Doing, Facilitator, Frame, Shape, Voice
from kith.lib.toml.agreeing import Fault
from kith.lib.toml.lines import Lines, Path
from kith.lib.toml.refusing import Refused

MOST_DAYS = 20
MOST_PEOPLE = 30

_SILENT = _(
    "The presenter only listens or rests in this step, and yet may speak in it. Please take one of the two away."
)
_MUTE = _("The presenter speaks in this step, but “may_speak” does not name the presenter.")
_NOBODY_BRINGS = _(
    'In this format nobody brings anything, so a step can only be for all: may_speak = ["all"].'
)
_TURNS = _("Turns need several people. Please add “others” to those who may speak, or take the turns away.")
_ADD_UP = _("The minutes of the steps do not add up to this. Please change the steps or the sum.")
_DAYS_ADD_UP = _("The days of the steps do not add up to this. Please change the steps or the sum.")
_MOST_DAYS = _(
    "These are fewer days than the steps need, or more than twenty. Nobody should have to wait that long."
)
_UPSIDE_DOWN = _("The least is more here than the most. Please turn the two around.")
_TOO_FEW = _("This needs someone who listens. Two people are the least.")
_TOO_MANY = _("Nobody is heard in so large a group. Thirty people are the most.")
_STRETCHES = _("The minutes of the format must lie between the least and the most.")
_NO_TIME_LEFT = _(
    "At its shortest, a step of this format would have no time at all. Please let it shrink less."
)
_TWICE = _("This key stands twice. Each step, and each thing that is kept, needs one of its own.")
_METHODS = _("One of these methods is not known here. These are: {known}.")
_WRITTEN = _(
    "Where people write, whoever comes second moderates. So nobody can be asked to be trained for it."
)
_WRITTEN_ALONE = _("Where people write, someone brings something. Please take “has_presenter = false” away.")
_OTHER_STEPS = _(
    "This step is not the same in every language. What people do, and for how long, must be the same in all."
)
_OTHER_SHAPE = _("This format is not the same in every language. All but its words must be the same.")


def agree_in_both(shape: Shape, other: Shape, lines: Lines) -> None:
    """Raises `Refused` where a format differs from itself in another language. `lines` are those of the other."""
    for at, frame in enumerate(other.steps):
        if at >= len(shape.steps) or frame != shape.steps[at]:
            raise Refused(lines.of(("step", at)), _OTHER_STEPS)
    if shape != other:
        raise Refused(1, _OTHER_SHAPE)


def _placed(shape: Shape) -> Iterator[tuple[Path, Frame]]:
    if shape.opening:
        yield ("opening",), shape.opening
    for at, frame in enumerate(shape.steps):
        yield ("step", at), frame
    if shape.closing:
        yield ("closing",), shape.closing


def _speaking(shape: Shape) -> Iterator[Fault]:
    """Who speaks is not told to be silent, and whoever is told to speak may."""
    for path, frame in _placed(shape):
        may = Voice.PRESENTER in frame.speakers
        if frame.presenter is None:
            if frame.speakers != EVERYONE:
                yield (*path, "may_speak"), _NOBODY_BRINGS
        elif may and frame.presenter is not Doing.SPEAKS:
            yield (*path, "presenter"), _SILENT
        elif not may and frame.presenter is Doing.SPEAKS:
            yield (*path, "may_speak"), _MUTE
        if frame.in_turns and Voice.OTHERS not in frame.speakers:
            yield (*path, "in_turns"), _TURNS


def _keys(shape: Shape) -> Iterator[Fault]:
    keys, outputs = set[str](), set[str]()
    for path, frame in _placed(shape):
        if frame.key in keys:
            yield (*path, "key"), _TWICE
        if frame.output in outputs:
            yield (*path, "output", "key"), _TWICE
        keys.add(frame.key)
        outputs |= {frame.output} - {""}


def _methods(shape: Shape) -> Iterator[Fault]:
    known = method_codes()
    for path, frame in _placed(shape):
        if not set(known).issuperset(frame.methods):
            yield (*path, "methods"), format_lazy(_METHODS, known=", ".join(known))


def _time(shape: Shape) -> Iterator[Fault]:
    if shape.form.is_live and sum(each.minutes for each in shape.steps) != shape.minutes:
        yield ("minutes",), _ADD_UP
    if shape.form.is_written:
        if sum(each.days for each in shape.steps) != shape.days:
            yield ("days",), _DAYS_ADD_UP
        if not shape.days <= shape.most_days <= MOST_DAYS:
            yield ("most_days",), _MOST_DAYS


def _size(shape: Shape) -> Iterator[Fault]:
    if shape.size.least > shape.size.most:
        yield ("size",), _UPSIDE_DOWN
    if shape.size.least < 2:
        yield ("size", "least"), _TOO_FEW
    if shape.size.most > MOST_PEOPLE:
        yield ("size", "most"), _TOO_MANY


def _stretching(shape: Shape) -> Iterator[Fault]:
    if shape.stretches.least > shape.stretches.most:
        yield ("stretches",), _UPSIDE_DOWN
    elif shape.minutes not in shape.stretches:
        yield ("stretches",), _STRETCHES
    elif shape.form.is_live and not all(each.minutes for each in shape.lasting(shape.stretches.least).steps):
        yield ("stretches", "least"), _NO_TIME_LEFT


def _writing(shape: Shape) -> Iterator[Fault]:
    if shape.form.is_written and shape.facilitator is Facilitator.TRAINED:
        yield ("facilitator",), _WRITTEN
    if shape.form.is_written and not shape.has_presenter:
        yield ("has_presenter",), _WRITTEN_ALONE


CHECKS: tuple[Callable[[Shape], Iterator[Fault]], ...] = (
    _speaking, _keys, _methods, _size, _time, _stretching, _writing,
)  # fmt: skip
