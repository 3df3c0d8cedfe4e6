"""What a decision can point to: a line of the guidelines that hold in a space, or of those that hold everywhere."""

import re

from django.utils.translation import gettext, gettext_noop

from kith.foundation.spaces.models import Space
from kith.foundation.spaces.queries import current_guidelines
from kith.lib import markdown

HOUSE = (
    gettext_noop("We write about our work, and never about a person who could be known from our words."),
    gettext_noop("We speak from our own experience and leave room for others to have another."),
    gettext_noop("When someone asks for no advice, we listen."),
    gettext_noop("We say beforehand when something is hard to read."),
    gettext_noop("What we hear in a space stays in it."),
    gettext_noop("Nobody has to tell their story here. No story is worth more than another."),
    gettext_noop("Hosts act in the open: what they do stands in the log of the space."),
)
_LINE = re.compile(r"^[ \t]*(?:[-*+]|\d+[.)])[ \t]+(\S.*)$", re.MULTILINE)
MOST, LONGEST = 30, 290


def rules_of(space: Space | None) -> list[str]:
    """The lines of a space's guidelines, if they are written as a list."""
    guidelines = current_guidelines(space) if space else None
    lines = _LINE.findall(guidelines.source) if guidelines else []
    rules = (markdown.excerpt(markdown.render(line).text, LONGEST) for line in lines[:MOST])
    return list(dict.fromkeys(rule for rule in rules if rule))


def in_words(rule: str) -> str:
    """A rule of the house in the reader's language; one of a space as it was written."""
    return gettext(rule) if rule in HOUSE else rule
