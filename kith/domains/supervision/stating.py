"""What a statement of attendance says of a meeting: what someone says themselves, and beside it what the house knows."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from kith.domains.learning.certificates import Programme
from kith.domains.supervision.formats.shapes import Facilitator, Format
from kith.domains.supervision.formats.shipped import house_format
from kith.domains.supervision.models import Log

CATEGORY = "supervision"
LONGEST = 200


def can_be_stated(log: Log) -> bool:
    """Whether the house still knows of the meeting, and nobody said that it did not happen."""
    return log.meeting is not None and log.meeting.is_held


def statement_of(log: Log, *, circle: str = "", language: str) -> Programme:
    """Hours and format of one meeting, or of one session in writing; neither themes nor what was learned. The `circle` is named only where its member wishes."""
    told = house_format(log.format, language)
    with override(language):
        return Programme(
            key=log.key, title=_title(told, circle)[:LONGEST], began=log.on, minutes=log.minutes, language=language,
            parts=((CATEGORY, log.minutes),), statement=_words(log, told),
        )  # fmt: skip


def _title(told: Format | None, circle: str) -> str:
    title = _("Peer supervision in a circle")
    if told is not None:
        title = _("Peer supervision in a circle, by the format “%(format)s”") % {"format": told.title}
    return f"{title} · {circle}" if circle else title


def _words(log: Log, told: Format | None) -> str:
    return _of_days() if log.is_written else _of_meeting(log, told)


def _of_days() -> str:
    """The session is gone, and the entry alone tells of it: only who was in it could write it down."""
    whose = _("They say themselves how long they read and wrote in all; the house keeps no list of that.")
    known = _(
        "When they noted it, this session of a circle of peers was over, and the house knew that they had come in. "
        "It went over several days. What was written is deleted by itself."
    )
    led = _("One of the peers moderates such a session. There is no supervisor from outside.")
    return f"{whose} {known} {led}"


def _of_meeting(log: Log, told: Format | None) -> str:
    planned = log.meeting.minutes if log.meeting else log.minutes
    known = _(
        "The house knows that they belonged to a circle of peers. It planned to meet on this day for about %(minutes)d minutes, "
        "and nobody called it off."
    ) % {"minutes": planned}
    return f"{whose_word()} {known} {led(told)}"


def whose_word() -> str:
    return _("They say themselves that they were there; the house keeps no list of who was at a circle.")


def led(told: Format | None) -> str:
    """What boards ask, too: who led it."""
    if told is not None and told.shape.facilitator is Facilitator.TRAINED:
        return _("One of the peers leads such a meeting, who was trained for it.")
    return _("Peers lead such a meeting in turn. There is no supervisor from outside.")
