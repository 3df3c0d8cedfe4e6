"""What whoever was invited into a circle reads before they come in: which rules could not be asked, and which of their own words do not fit."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kith.domains.supervision.matching.rules import Rule
from kith.domains.supervision.models import Circle
from kith.domains.supervision.rounds.invited import Fit, fit
from kith.domains.supervision.wording import meeting_words
from kith.foundation.people.models import Person
from kith.foundation.spaces.invited import Said
from kith.foundation.spaces.models import Space
from kith.lib.languages import language_name

MISSES: dict[Rule, str | Promise] = {
    Rule.LANGUAGE: gettext_lazy("By what you said when you looked for a circle, you do not speak its language: %(language)s."),
    Rule.TIME: gettext_lazy("By what you said when you looked for a circle, you have no time when it meets: %(meets)s"),
    Rule.WAY: gettext_lazy("By what you said when you looked for a circle, this way of meeting is not open to you: %(meets)s"),
}  # fmt: skip


def before_coming_in(space: Space, person: Person) -> Iterator[Said]:
    """Of others it says nothing: whether someone should not be with them is asked when they come in, and answered in one sentence."""
    circle = Circle.objects.select_related("space").filter(space=space).first()
    if circle is None or circle.is_over:
        return
    found = fit(circle, person)
    told = {"language": language_name(circle.space.language), "meets": meeting_words(circle)}
    if found.round is None:
        yield Said(_unasked(circle) % told)
    yield from (Said(str(MISSES[rule]) % told) for rule in found.misses)
    if found.misses:
        yield _what_then(found)


def _unasked(circle: Circle) -> str:
    if circle.in_days:
        return _(
            "You have not said here which languages you speak. So nobody could look whether this circle suits you. People write in %(language)s."
        )
    return _(
        "You have not said here which languages you speak, when you have time and what you need. So nobody could look whether this "
        "circle suits you. People speak %(language)s. %(meets)s"
    )


def _what_then(found: Fit) -> Said:
    if found.round is None or not found.can_be_changed:
        return Said(_("If that has changed, come in."))
    way = reverse("supervision:round", args=[found.round.pk])
    return Said(_("As long as this stands, you cannot come in."), way, _("Say it anew"))
