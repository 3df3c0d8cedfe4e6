"""What two agree on, in plain words: the guidelines of their space."""

from collections.abc import Iterator

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kith.domains.mentoring.models import Pair


def in_words(pair: Pair) -> str:
    """As Markdown, in the language that is chosen at the moment. Each line is one thing, so a change is easily seen."""
    return "\n".join(f"- {line}" for line in _lines(pair))


def _lines(pair: Pair) -> Iterator[str]:
    if pair.often:
        yield _("How often we meet: %(often)s.") % {"often": pair.get_often_display().lower()}
    if pair.minutes:
        yield _("How long: about %(minutes)s minutes.") % {"minutes": pair.minutes}
    if pair.way:
        yield _("How we meet: %(way)s.") % {"way": pair.get_way_display().lower()}
    if pair.until:
        yield _("Until: %(day)s. We can both say a later day before then.") % {"day": date_format(pair.until)}
    yield _("We talk about our work, and never about a person who could be known from our words.")
    yield _("What we say here stays between us.")
    if pair.between:
        yield " ".join(pair.between.split())
    yield _("Either of us can end it at any time, with words or without.")
