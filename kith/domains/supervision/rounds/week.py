"""A week as people speak of it: seven days, each in a few parts."""

from collections.abc import Iterable
from datetime import time

from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext, pgettext_lazy

from kith.domains.supervision.matching.weeks import Wall

PARTS = {
    "early": (time(6), time(9), pgettext_lazy("a part of the day", "early, 6 to 9")),
    "morning": (time(9), time(12), pgettext_lazy("a part of the day", "morning, 9 to 12")),
    "noon": (time(12), time(14), pgettext_lazy("a part of the day", "noon, 12 to 14")),
    "afternoon": (time(14), time(18), pgettext_lazy("a part of the day", "afternoon, 14 to 18")),
    "evening": (time(18), time(21), pgettext_lazy("a part of the day", "evening, 18 to 21")),
    "late": (time(21), time(), pgettext_lazy("a part of the day", "late, 21 to 24")),
}


def choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """By day, with a code for each part of it, in the reader's language."""
    return [
        (str(name)[:1].upper() + str(name)[1:], [(f"{day}-{part}", str(told[2])) for part, told in PARTS.items()])
        for day, name in WEEKDAYS.items()
    ]  # fmt: skip


def walls(codes: Iterable[str]) -> list[Wall]:
    """What clocks show in these parts. A part goes on in the next: who ticks both is free without a gap."""
    found = []
    for code in codes:
        day, _dash, part = code.partition("-")
        if part in PARTS and day.isdecimal():
            begins, ends, _words = PARTS[part]
            found.append(Wall(int(day), begins, ends))
    return found


def in_words(codes: Iterable[str]) -> str:
    """“Monday: evening, 18 to 21; …”, in the order of the week."""
    ticked = set(codes)
    return "; ".join(
        gettext("%(day)s: %(part)s") % {"day": day, "part": words}
        for day, parts in choices()
        for code, words in parts
        if code in ticked
    )
