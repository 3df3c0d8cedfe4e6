"""What a statement of attendance says of a meeting: what someone says themselves, and beside it what the house knows."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from kith.domains.learning.certificates import Programme
from kith.domains.supervision.formats.shapes import Facilitator, Format
from kith.domains.supervision.formats.shipped import in_language, shipped
from kith.domains.supervision.models import Log

CATEGORY = "supervision"
LONGEST = 200


def can_be_stated(log: Log) -> bool:
    """Whether the house still knows of the meeting, and nobody said that it did not happen."""
    return log.meeting is not None and log.meeting.is_held


def statement_of(log: Log, *, circle: str = "", language: str) -> Programme:
    """Hours and format of one meeting; neither themes nor what was learned. The `circle` is named only where its member wishes."""
    told = in_language(shipped()[log.format], language) if log.format in shipped() else None
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
