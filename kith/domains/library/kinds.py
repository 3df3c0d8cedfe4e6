"""The kinds of the library, and what each asks of those who write one."""

from functools import partial

from django.utils.translation import gettext_lazy as _

from kith.capabilities.citations.asking import SOURCE
from kith.capabilities.items.kinds import Kind, declare
from kith.capabilities.items.steps import Ask, Step
from kith.domains.library import licences
from kith.domains.library.headings import HEADINGS
from kith.domains.library.terms import licences_for
from kith.domains.library.vocabulary import minutes, purposes
from kith.foundation.profiles.vocabulary import offered, offered_by_country
from kith.lib.countries import country_choices

_FITTING = _("Choose as many as fit.")
_PURPOSES = Ask("purposes", _("What it is good for"), _FITTING, choices=purposes, many=True)
_SETTINGS = Ask(
    "settings", _("Where it can be used"), _FITTING, choices=partial(offered, "setting"), many=True
)
_ROLES = Ask("roles", _("For which roles"), _FITTING, choices=offered_by_country, many=True)
_COUNTRY = Ask(
    "country",
    _("Country"),
    _("If it fits one country best: its laws, its services, its words."),
    choices=country_choices,
)
_MINUTES = Ask("minutes", _("Time it takes"), choices=minutes)
_LICENCE = Ask(
    "licence", _("What others may do with it"), choices=licences.choices, fitting=licences_for, needed=True,
    is_aside=True,
)  # fmt: skip
_FOR_WHOM = Ask("for_whom", _("For whom"), _("With whom does it fit, and with whom not?"), lines=3)

_WHAT_IT_IS = Step(
    "what",
    _("What it is"),
    (
        Ask(
            "purpose", _("Purpose"), _("What does it help with? Two or three sentences are enough."),
            needed=True,
        ),
        _FOR_WHOM,
        _PURPOSES,
        _ROLES,
    ),
)  # fmt: skip
_HOW_IT_GOES = Step(
    "how",
    _("How it goes"),
    (
        Ask(
            "how", _("Steps"), _("One line for each step, as you would tell a colleague."), lines=8,
            needed=True,
        ),
        _MINUTES,
        Ask("materials", _("What you need"), _("Paper, a room, a second person …"), lines=3),
        _SETTINGS,
        _COUNTRY,
    ),
)  # fmt: skip
_WITH_CARE = Step(
    "care",
    _("With care"),
    (
        Ask("watch", _("What to watch for"), _("When would you stop, or not begin?")),
        Ask("core", _("What should stay as it is"), _("Without these it is something else."), lines=3),
        Ask("free", _("What may be changed"), lines=3),
        _LICENCE,
    ),
)
_WHAT_WAS_LEARNED = Step(
    "what",
    _("What you learned"),
    (
        Ask(
            "purpose",
            _("In a few sentences"),
            _("A phrase that helped, a way to cope, a lesson."),
            needed=True,
        ),
        Ask("for_whom", _("When it helps"), lines=3),
        _PURPOSES,
        _SETTINGS,
        _ROLES,
        _COUNTRY,
        _LICENCE,
    ),
)
_WHERE_IT_COMES_FROM = Step("source", _("Where it comes from"), SOURCE)
_WHAT_IT_IS_ABOUT = Step(
    "what",
    _("What it is about"),
    (
        Ask(
            "purpose",
            _("What it is about"),
            _("Say it in your own words. Two or three sentences are enough."),
            needed=True,
        ),
        Ask("for_whom", _("For whom"), _("Who gets something out of it?"), lines=3),
    ),
)
_WHAT_TO_TAKE_FROM_IT = Step(
    "use",
    _("What to take from it"),
    (
        Ask("take", _("What to take from it"), _("What helped you in your work, and what did not?"), lines=6),
        _PURPOSES,
        _SETTINGS,
        _ROLES,
        _COUNTRY,
        _MINUTES,
    ),
)

_WHAT_IT_GATHERS = Step(
    "what",
    _("What it is"),
    (
        Ask(
            "gathers", _("What it gathers"), _("What do the entries have in common? Two or three sentences are enough."),
            lines=3, needed=True,
        ),
        Ask("for_whom", _("For whom"), _("Who would be glad to find it?"), lines=3),
        Ask("words", _("From the curator"), _("Why these? Where would you begin?"), lines=6),
        _PURPOSES,
        _SETTINGS,
        _ROLES,
        _COUNTRY,
        _MINUTES,
        Ask(
            "licence", _("What others may do with your words"), _("Each entry keeps its own."),
            choices=licences.choices, needed=True, is_aside=True,
        ),
    ),
)  # fmt: skip

_of_the_library = partial(
    Kind,
    page="library:entry",
    form="versions:begin",
    permission="version.begin",
    writing="versions:overview",
    headings=HEADINGS,
    foot="library/_foot.html",
)
PRACTICE = declare(
    _of_the_library(
        name="practice",
        one=_("Practice"),
        many=_("Practices"),
        open_words=_("Describe a practice"),
        icon="practice",
        steps=(_WHAT_IT_IS, _HOW_IT_GOES, _WITH_CARE),
    )
)
INSIGHT = declare(
    _of_the_library(
        name="insight",
        one=_("Insight"),
        many=_("Insights"),
        open_words=_("Share an insight"),
        icon="idea",
        steps=(_WHAT_WAS_LEARNED,),
    )
)
RESOURCE = declare(
    _of_the_library(
        name="resource",
        one=_("Resource"),
        many=_("Resources"),
        open_words=_("Recommend a resource"),
        icon="link",
        steps=(_WHERE_IT_COMES_FROM, _WHAT_IT_IS_ABOUT, _WHAT_TO_TAKE_FROM_IT),
    )
)
COLLECTION = declare(
    _of_the_library(
        name="collection",
        one=_("Collection"),
        many=_("Collections"),
        open_words=_("Begin a collection"),
        icon="collection",
        steps=(_WHAT_IT_GATHERS,),
        beside="library:entries",
        beside_words=_("Its entries"),
    )
)
KINDS = {each.name: each for each in (PRACTICE, INSIGHT, RESOURCE, COLLECTION)}
GATHERED = {
    name: each for name, each in KINDS.items() if each is not COLLECTION
}  # what a collection can hold
