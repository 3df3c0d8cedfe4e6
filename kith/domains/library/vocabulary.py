"""Words by which the library is browsed."""

from django.utils.translation import gettext_lazy as _

# What a practice is good for: the everyday of peer support, after the core competencies of the field (SAMHSA 2015).
PURPOSES = (
    ("meeting", _("meeting someone for the first time")),
    ("story", _("sharing one’s own story")),
    ("hope", _("finding hope")),
    ("plan", _("making a plan together")),
    ("links", _("finding help and rights")),
    ("health", _("health and everyday life")),
    ("crisis", _("hard moments and crisis")),
    ("talking", _("talking and listening")),
    ("team", _("working in a team")),
    ("rights", _("speaking up for change")),
    ("self", _("looking after oneself")),
    ("groups", _("running groups")),
)
MINUTES = (
    ("5", _("a few minutes")),
    ("30", _("up to half an hour")),
    ("60", _("up to an hour")),
    ("120", _("up to two hours")),
    ("480", _("a day")),
    ("more", _("several times, over weeks")),
)


def purposes() -> list[tuple[str, str]]:
    return [(code, str(words)) for code, words in PURPOSES]


def minutes() -> list[tuple[str, str]]:
    return [(code, str(words)) for code, words in MINUTES]
