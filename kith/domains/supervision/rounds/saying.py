"""What came out of a round, in words. Nobody is named, and no reason tells of anyone."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from kith.domains.supervision.matching.weeks import moment_of
from kith.domains.supervision.models import Round
from kith.domains.supervision.rounds.offered import Offered
from kith.domains.supervision.themes import called
from kith.foundation.profiles.vocabulary import words_of
from kith.lib.languages import language_name

WAYS = {
    "video": gettext_lazy("with picture and voice"),
    "phone": gettext_lazy("by phone"),
    "text": gettext_lazy("in writing"),
}
WHY = {
    "few": gettext_lazy("Too few people took part this time."),
    "language": gettext_lazy("Too few people share a language with you this time."),
    "time": gettext_lazy("Too few people are free when you are this time."),
    "way": gettext_lazy("Too few people can meet in a way that works for you this time."),
    "no-room": gettext_lazy("No circle with a free place fits at the moment."),
    "silent": gettext_lazy("The day to answer is over, and the round went on. That is fine."),
}
WHY_NONE = {
    "few": gettext_lazy("Too few people took part."),
    "language": gettext_lazy("Too few people share a language."),
    "time": gettext_lazy("Too few people are free at the same time."),
    "way": gettext_lazy("Too few people can meet in the same way."),
    "no-room": gettext_lazy("The people who took part did not come to a circle."),
}


def why_together(offered: Offered) -> list[str]:
    """“You share a language: …”: the reasons for one circle, a sentence each."""
    return [*_what_you_share(offered.facts or {}), *_how_you_differ(offered.facts or {})]


def _what_you_share(facts: Mapping[str, Any]) -> Iterator[str]:
    languages = ", ".join(language_name(each) for each in facts.get("languages", ()))
    if languages:
        yield _("You share a language: %(languages)s.") % {"languages": languages}
    if spans := facts.get("spans"):
        yield ngettext(
            "There is %(spans)d time in the week when all of you are free.",
            "There are %(spans)d times in the week when all of you are free.",
            spans,
        ) % {"spans": spans}
    if facts.get("way") in WAYS:
        yield _("All of you can meet %(way)s.") % {"way": WAYS[facts["way"]]}
    if questions := facts.get("questions"):
        told = ", ".join(map(called, questions))
        yield _("Several of you would like to talk about: %(questions)s.") % {"questions": told}
    if facts.get("has_moderator"):
        yield _("Someone among you has led such meetings before.")


def _how_you_differ(facts: Mapping[str, Any]) -> Iterator[str]:
    if (employers := facts.get("employers", 0)) > 1:
        yield _("You work for %(employers)d employers.") % {"employers": employers}
    if newcomers := facts.get("newcomers"):
        yield ngettext(
            "%(newcomers)d of you is new to this work.", "%(newcomers)d of you are new to this work.", newcomers
        ) % {"newcomers": newcomers}  # fmt: skip
    settings = [words_of("setting", each, each) for each in facts.get("settings", ())]
    if len(settings) > 1:
        yield _("You know different places: %(settings)s.") % {"settings": ", ".join(settings)}


def why_left(offered: Offered) -> str:
    return str(WHY.get(offered.why, WHY["no-room"]))


def what_would_help(offered: Offered, of: Round) -> str:
    """The smallest change that one could make oneself, or the house; empty if there is none."""
    return _change(offered.change, of.year, OWN)


def why_none(of: Round) -> list[str]:
    """Where no circle was possible: which rules clash, and the smallest change that would help."""
    clash = of.clash or {}
    whys: Sequence[str] = clash.get("whys", ())
    found = [str(WHY_NONE.get(each, WHY_NONE["no-room"])) for each in whys]
    change = _change(clash.get("change"), of.year, SOMEONES)
    return [*found, change] if change else found


OWN = {
    "time": gettext_lazy("It would help if you were free on %(day)s around %(time)s."),
    "way": gettext_lazy("It would help if you could meet %(way)s."),
    "language": gettext_lazy("It would help if you could meet in this language: %(language)s."),
    "smaller": gettext_lazy("A smaller circle would work, with %(size)d people or more."),
    "larger": gettext_lazy("It would help if a circle could hold %(size)d people."),
}
SOMEONES = OWN | {
    "time": gettext_lazy("One more person who is free on %(day)s around %(time)s would help."),
    "way": gettext_lazy("One more person who can meet %(way)s would help."),
    "language": gettext_lazy("One more person who speaks this language would help: %(language)s."),
}


def _change(change: Mapping[str, Any] | None, year: int, says: Mapping[str, Any]) -> str:
    if not change or change["kind"] not in says:
        return ""
    begins = timezone.localtime(moment_of(change.get("slot") or 0, year))  # by the reader's own clock
    return str(says[change["kind"]]) % {
        "day": date_format(begins, "l"), "time": time_format(begins.time(), "TIME_FORMAT"), "way": WAYS.get(change.get("way") or "", ""),
        "language": language_name(change.get("language") or ""), "size": change.get("size") or 0,
    }  # fmt: skip
