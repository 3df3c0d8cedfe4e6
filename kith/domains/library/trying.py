"""What someone who tried something is asked. Nothing may tell who the others were."""

from functools import partial

from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from kith.capabilities.items.steps import Ask
from kith.domains.library.models import Trial
from kith.foundation.profiles.vocabulary import offered

ASKS = (
    Ask("setting", _("Where"), choices=partial(offered, "setting")),
    Ask("happened", _("What happened"), _("What went as you hoped, and what did not?"), lines=5, needed=True),
    Ask(
        "whom",
        _("With whom"),
        _("In general words: “a group of six”, “two young people”. No names."),
        lines=2,
    ),
    Ask("changed", _("What you changed"), lines=3),
    Ask("cost", _("Time and cost"), lines=2),
    Ask("again", _("Would you do it again?"), choices=lambda: Trial.Again.choices),
)


def told(words: dict[str, str], *, language: str) -> str:
    """A report as one text, in the language of what was tried: what happened first, the rest below what was asked."""
    with override(language):
        said = [(ask, words.get(ask.name, "").strip()) for ask in ASKS if ask.choices is None]
        parts = [f"**{ask.label}:** {answer}" for ask, answer in said if answer and ask.name != "happened"]
    return "\n\n".join([words["happened"].strip(), *parts])


def answers_in(source: str, *, language: str) -> dict[str, str]:
    """The answers of a report, as they can be typed anew: the way back from `told`."""
    with override(language):
        labels = {f"**{ask.label}:** ": ask.name for ask in ASKS if ask.choices is None}
    answers, name = dict[str, str](), "happened"
    for part in source.split("\n\n"):
        label = next((each for each in labels if part.startswith(each)), "")
        name, words = labels.get(label, name), part.removeprefix(label)
        answers[name] = f"{answers[name]}\n\n{words}" if name in answers else words
    answers.setdefault("happened", "")
    return answers


def in_short(setting: str, again: str, *, version: int, newest: int) -> str:
    """What stands above a report: where it was tried, whether one would again, and which version if it is not the newest."""
    where = dict(offered("setting")).get(setting, setting)
    said = [gettext("Tried it"), where, dict(Trial.Again.choices).get(again, "")]
    said += [gettext("Version %(number)s") % {"number": version}] if version < newest else []
    return " · ".join(str(each) for each in said if each)
