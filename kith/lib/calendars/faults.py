"""What was wrong in a calendar that someone brought, in words."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class Reason(StrEnum):
    NO_CALENDAR = "no_calendar"
    TOO_LARGE = "too_large"
    TOO_MANY = "too_many"
    MORE_FAULTS = "more_faults"
    BROKEN_LINE = "broken_line"
    LONG_LINE = "long_line"
    NO_END = "no_end"
    NO_START = "no_start"
    END_BEFORE_START = "end_before_start"
    BAD_VALUE = "bad_value"
    NO_UID = "no_uid"
    TWICE = "twice"
    RULE = "rule"
    PART_OF_SERIES = "part_of_series"
    ZONE_GUESSED = "zone_guessed"
    ZONE_UNKNOWN = "zone_unknown"
    NO_ZONE = "no_zone"


SENTENCES = {
    Reason.NO_CALENDAR: gettext_lazy("No event was found. Is this an iCalendar file (.ics)?"),
    Reason.TOO_LARGE: gettext_lazy(
        "The file is larger than %(detail)s MB. We read no further than that. Please cut it into several."
    ),
    Reason.TOO_MANY: gettext_lazy("We read the first %(detail)s events, and no more from here on."),
    Reason.MORE_FAULTS: gettext_lazy("%(detail)s more faults are not listed."),
    Reason.BROKEN_LINE: gettext_lazy("this line was left out. It does not say what it is about."),
    Reason.LONG_LINE: gettext_lazy("this line came in only in part. It is too long."),
    Reason.NO_END: gettext_lazy("this event came in, but its end is missing. Was the file cut off there?"),
    Reason.NO_START: gettext_lazy("this event was left out. It does not say when it begins."),
    Reason.END_BEFORE_START: gettext_lazy("this event came in without an end. It ends before it begins."),
    Reason.BAD_VALUE: gettext_lazy("“%(detail)s” was left out. We could not read it."),
    Reason.NO_UID: gettext_lazy(
        "this event came in without a mark of its own. If it changes, it may come in a second time."
    ),
    Reason.TWICE: gettext_lazy("this event was in the file twice. The newer one came in."),
    Reason.RULE: gettext_lazy("this came in with its first date only. %(detail)s"),
    Reason.PART_OF_SERIES: gettext_lazy("this changed one date only, and not all that come after it."),
    Reason.ZONE_GUESSED: gettext_lazy(
        "nobody else knows this time zone. We took %(detail)s, which has the same hours."
    ),
    Reason.ZONE_UNKNOWN: gettext_lazy(
        "nobody else knows this time zone. We took %(detail)s: please look at the times."
    ),
    Reason.NO_ZONE: gettext_lazy("this names no time zone. We took %(detail)s: please look at the times."),
}


@dataclass(frozen=True, slots=True)
class Fault:
    """What did not come in, or only in part, and the line where it stands. Without one it is the whole file.

    `detail` is what a reason names: a value, a zone, a number.
    """

    reason: Reason
    line: int | None = None
    detail: str = ""


def told(fault: Fault) -> str:
    """One line about it: where it stands, and what was done about it."""
    words = str(SENTENCES[fault.reason]) % {"detail": fault.detail}
    if fault.line is None:
        return words
    return _("Line %(line)s: %(words)s") % {"line": fault.line, "words": words}
