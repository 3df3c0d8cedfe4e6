"""The agreement of a circle in plain words: what it begins with, and the guidelines that its answers make."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from kith.domains.supervision.limits import limits_in
from kith.domains.supervision.models import Agreement, Circle
from kith.domains.supervision.rhythm import in_words as rhythm_in_words

ASKED = (
    "organises", "joining", "confidentiality", "limits", "supervisor", "goals", "talk", "expectations", "values", "lens", "feedback",
    "conflict", "helps", "notes", "screenshots", "review_on",
)  # fmt: skip


def first_words(country: str) -> dict[str, Any]:
    """With what an agreement begins, in the language that is chosen. A circle changes it until it is its own."""
    return _about_us() | _about_trust(country) | _about_working()


def _about_us() -> dict[str, str]:
    return {
        "organises": _("Whoever hosts keeps the dates and invites. The lead of a meeting goes round."),
        "joining": Agreement.Joining.CLOSED,
        "goals": _("To look at our own work with peers, to feel less alone, and to learn from each other."),
        "talk": _("Our work, and what it does with us. What we did, what we felt, where we are stuck, what went well."),
        "expectations": _("We come on time, or say that we cannot. We listen to the end. We come as we are, ready or not."),
        "values": _("We are equals. We share power. Each of us decides what they tell, and can take it back."),
        "lens": _("We look at how power, money, race, gender, age, faith and illness touch our work, and what happens here."),
    }  # fmt: skip


def _about_trust(country: str) -> dict[str, str]:
    return {
        "confidentiality": _("What is said here stays here. We speak of ourselves, and never so that a person we support could be known."),
        "limits": limits_in(country),
        "supervisor": _("Any of us can say: “I need to bring this to my supervisor.” We say it here first, before we do it."),
        "notes": _("Nobody writes down what others say. Each keeps a log of their own, which nobody else can read."),
        "screenshots": _("We take no pictures of the screen, and record nothing."),
    }  # fmt: skip


def _about_working() -> dict[str, str]:
    return {
        "feedback": _("We ask first whether it is welcome. We say what we saw, and what it did in us."),
        "conflict": _("We name it early, to each other. If that is not enough, we ask someone from outside whom we all trust."),
        "helps": _("We ask each other now and then, and after the first meetings we all answer a few questions."),
    }  # fmt: skip


def in_words(agreement: Agreement, circle: Circle) -> str:
    """As Markdown, in the language that is chosen. What was left empty is left out; each part can be compared by itself."""
    return "\n\n".join(f"### {heading}\n\n{words}" for heading, words in _parts(agreement, circle))


def _parts(agreement: Agreement, circle: Circle) -> Iterator[tuple[str, str]]:
    yield _("Who we are"), _("The members of this circle, as its page names them.")
    yield _("When and where we meet"), meeting_words(circle)
    questions = {field.name: field.verbose_name for field in Agreement._meta.fields}
    for name in ASKED:
        if answer := _answer(agreement, name):
            yield str(questions[name]), answer
    yield (
        _("Stepping out"),
        _("Anyone can step out for good, without a word. Nobody is told by name."),
    )


def _answer(agreement: Agreement, name: str) -> str:
    answer: Any = getattr(agreement, name)
    if name == "joining":
        return f"{agreement.get_joining_display()}."
    return f"{date_format(answer)}." if isinstance(answer, date) else (answer or "").strip()


def meeting_words(circle: Circle) -> str:
    """“Every second Tuesday at 18:00 (Europe/Madrid), about 90 minutes.”, and by what way."""
    rhythm = rhythm_in_words(circle.rule, first=circle.first_wall, clock=circle.zone)
    if circle.in_days:
        when = pgettext(
            "a circle writes", "%(rhythm)s someone can bring something, in writing, over some days."
        )
        return _capital(when % {"rhythm": rhythm})
    when = pgettext("a circle meets", "%(rhythm)s at %(time)s (%(zone)s), about %(minutes)s minutes.") % {
        "rhythm": rhythm,
        "time": time_format(circle.at, "TIME_FORMAT"),
        "zone": circle.zone.replace("_", " "),
        "minutes": circle.minutes,
    }
    return f"{_capital(when)} {circle.get_way_display()}."


def _capital(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}"
