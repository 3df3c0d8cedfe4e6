"""What a meeting can be about: a fixed list, so that no log has to tell more."""

from django.utils.translation import gettext_lazy as _

from kith.capabilities.items.steps import Words

THEMES: dict[str, Words] = {
    "role": _("Our role, and drifting from it"),
    "boundaries": _("Boundaries, and knowing someone twice"),
    "disclosure": _("Telling one's own story"),
    "grief": _("Grief and loss"),
    "suicide-crisis": _("Suicide and crisis"),
    "coercion": _("Force in services"),
    "stigma": _("Stigma and unfair treatment at work"),
    "team": _("Conflict in the team"),
    "writing": _("Writing things down"),
    "ethics": _("Ethics, and what stays private"),
    "own-wellbeing": _("My own wellbeing, and what I need at work"),
    "culture": _("Culture, language, faith"),
    "family": _("Family and carers"),
    "youth": _("Young people"),
    "substances": _("Substances and overdose"),
    "justice": _("Prison, courts, police"),
    "housing": _("Housing and poverty"),
    "pay": _("Pay and career"),
    "advocacy": _("Speaking up, policy"),
    "what-works": _("Celebrating what works"),
}


def called(code: str) -> str:
    """The words of a theme; the code itself where the list no longer has it."""
    return str(THEMES.get(code, code))
