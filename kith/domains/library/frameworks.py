"""Ways to ask how good something is, each in our own words and with an answer of its own kind.

They stand side by side: none is worth more than another, so lists show them in the order of the alphabet. What people with
lived experience say is one of them, and no lower step of any other. The database knows their codes, so a new one asks for
a migration; one that was used stays, so that what was said can be read.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.text import get_text_list
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kith.capabilities.items.steps import Ask, Choices, Words


@dataclass(frozen=True)
class Conclusion:
    """One of the answers to which a framework can lead, and what is meant by it."""

    code: str
    says: Words
    means: Words = ""


@dataclass(frozen=True)
class Framework:
    """`about` completes “People disagree about …”. `scale` holds the answers to what it `asks`."""

    code: str
    name: Words
    after: Words
    asks: Words
    about: Words
    criteria: tuple[Ask, ...]
    scale: tuple[Conclusion, ...]
    has_link: bool = False
    has_studies: bool = False

    def says(self, conclusion: str) -> str:
        """A conclusion as one reads it."""
        return next((str(each.says) for each in self.scale if each.code == conclusion), conclusion)

    def answered(self, answers: Mapping[str, str]) -> list[tuple[Words, str]]:
        """Each criterion with its answer; it is empty where there was none."""
        return [(ask.label, ask.answer(answers.get(ask.name, ""))) for ask in self.criteria]


def _of(*words: tuple[str, Words]) -> Choices:
    return lambda: words


_CANNOT_TELL = ("unknown", _("I cannot tell"))
_WORRY = _of(
    ("none", _("No worries")), ("some", _("Some worries")), ("serious", _("Serious worries")), _CANNOT_TELL
)
_YES = _of(("yes", _("Yes")), ("partly", _("In part")), ("no", _("No")), _CANNOT_TELL)

_STUDIES = Framework(
    "studies",
    _("What studies show"),
    _("In the way of GRADE, by which many groups weigh studies."),
    _("How sure can one be of what studies found?"),
    _("how sure one can be of studies"),
    criteria=(
        Ask(
            "design", _("What kind of studies they are"),
            choices=_of(
                ("chance", _("Chance decided who got it")),
                ("compared", _("People who got it were compared with others")),
                ("before", _("The same people before and after")),
                ("told", _("People told how it was for them")),
                ("mixed", _("Several of these")),
            ),
        ),
        Ask("care", _("How they were done"), _("Could something in them lead us astray?"), choices=_WORRY),
        Ask("same", _("Whether they find the same"), choices=_WORRY),
        Ask("near", _("Whether people and places are like ours"), choices=_WORRY),
        Ask("enough", _("Whether enough people took part"), choices=_WORRY),
        Ask("missing", _("Whether some studies were never shown"), choices=_WORRY),
    ),
    scale=(
        Conclusion("high", _("High certainty"), _("More studies would hardly change what we think.")),
        Conclusion("moderate", _("Moderate certainty"), _("More studies could change it.")),
        Conclusion("low", _("Low certainty"), _("More studies will probably change it.")),
        Conclusion("very-low", _("Very low certainty"), _("From these studies one can only guess.")),
        Conclusion("none", _("No studies found"), _("I looked for some. That says nothing against it.")),
    ),
    has_studies=True,
)  # fmt: skip
_PRACTICE = Framework(
    "practice",
    _("What practice shows"),
    _("Evidence from practice: what those see who do it in their work."),
    _("What happens when it is done, again and again?"),
    _("what practice shows"),
    criteria=(
        Ask(
            "time", _("How long it has been done"),
            choices=_of(("weeks", _("For weeks")), ("months", _("For months")), ("years", _("For years"))),
        ),
        Ask(
            "places", _("In how many places"),
            choices=_of(("one", _("In one")), ("few", _("In a few")), ("many", _("In many"))),
        ),
        Ask(
            "who", _("Who looks back on it"),
            choices=_of(
                ("one", _("One person")), ("team", _("One team")), ("teams", _("Several teams, each for itself"))
            ),
        ),
        Ask(
            "how", _("What it was looked at with"),
            choices=_of(
                ("memory", _("What people remember")), ("notes", _("Notes that were taken then")),
                ("asked", _("Words of those with whom it was done")),
            ),
        ),
        Ask(
            "harm", _("Whether it ever hurt someone"),
            choices=_of(
                ("no", _("Not that anyone knows")), ("once", _("Now and then")), ("often", _("More often")),
                ("unseen", _("Nobody has looked")),
            ),
        ),
    ),
    scale=(
        Conclusion("holds", _("It holds up"), _("It went well again and again, in more than one place.")),
        Conclusion("mostly", _("It often goes well"), _("We know where it does, and where it does not.")),
        Conclusion("early", _("Too early to say"), _("It was not done often enough yet.")),
        Conclusion("fails", _("It does not hold up"), _("It went badly more often than it went well.")),
    ),
)  # fmt: skip
_LIVED = Framework(
    "lived",
    _("What people with lived experience say"),
    _("Those who have been there themselves agree on it, or do not."),
    _("Do people who have been there find it good?"),
    _("what people with lived experience say"),
    criteria=(
        Ask(
            "who", _("Who was asked"),
            choices=_of(
                ("people", _("People with whom it was done")),
                ("peers", _("Peer supporters who have been there")), ("both", _("Both")),
            ),
        ),
        Ask(
            "how", _("How they came to it"),
            choices=_of(
                ("alone", _("Each was asked alone")), ("talk", _("They talked about it together")),
                ("consent", _("They talked until all could live with it")),
            ),
        ),
        Ask(
            "many", _("How many took part"),
            choices=_of(
                ("five", _("Fewer than five")), ("twenty", _("Five to twenty")), ("more", _("More than twenty"))
            ),
        ),
        Ask("heard", _("Whether those were heard who see it differently"), choices=_YES),
        Ask("choice", _("Whether it leaves people their own choice"), choices=_YES),
    ),
    scale=(
        Conclusion("together", _("They stand behind it"), _("Nearly all would want it for themselves.")),
        Conclusion("most", _("Most of them want it"), _("Some do not, and they say why.")),
        Conclusion("divided", _("They are divided"), _("About as many want it as do not.")),
        Conclusion("against", _("Most of them do not want it")),
        Conclusion("few", _("Too few were asked")),
    ),
)  # fmt: skip
_REGISTRY = Framework(
    "registry",
    _("What a registry says"),
    _("A registry is a list by people who collect practices and rate them."),
    _("How did a registry rate it?"),
    _("what registries say"),
    criteria=(
        Ask(
            "same", _("What was rated"),
            choices=_of(
                ("same", _("The same as here")), ("near", _("Something close to it")),
                ("idea", _("The idea behind it")),
            ),
        ),
        Ask("people", _("Whether it is about people like ours"), choices=_YES),
        Ask(
            "age", _("How old the rating is"),
            choices=_of(
                ("new", _("Less than two years")), ("older", _("Two to five years")),
                ("old", _("More than five years")), ("unsaid", _("It does not say")),
            ),
        ),
        Ask("open", _("Whether it says how it came to the rating"), choices=_YES),
        Ask("lived", _("Whether people with lived experience took part"), choices=_YES),
    ),
    scale=(
        Conclusion("works", _("Rated as helpful")),
        Conclusion("promising", _("Rated as promising")),
        Conclusion("unclear", _("Rated as unclear"), _("Studies find different things, or find no change.")),
        Conclusion("harmful", _("Advised against")),
        Conclusion("listed", _("Listed without a rating")),
    ),
    has_link=True,
)  # fmt: skip
FRAMEWORKS = {each.code: each for each in (_STUDIES, _PRACTICE, _LIVED, _REGISTRY)}


def side_by_side() -> list[Framework]:
    """All of them in the order of the alphabet, as the reader's language has it."""
    return sorted(FRAMEWORKS.values(), key=lambda each: str(each.name).casefold())


def listed(words: list[str]) -> str:
    """Several things as one says them: with commas, and “and” before the last."""
    return get_text_list(words, gettext("and"))
