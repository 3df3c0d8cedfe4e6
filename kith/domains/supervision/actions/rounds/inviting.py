"""Someone was invited into a circle. Once it has met, its agreement says whether its members are asked before they come in."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from kith.domains.supervision.events import Knocked
from kith.domains.supervision.models import Circle, Knock
from kith.domains.supervision.queries.agreed import asks_all
from kith.domains.supervision.rounds.invited import fit, should_be_apart
from kith.domains.supervision.rounds.jobs import look_when_it_lapses
from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person
from kith.foundation.spaces.actions.belonging import NO_CIRCLE_TOGETHER, check_place
from kith.foundation.spaces.models import Invitation, Membership
from kith.infrastructure.database.private import seen_as


def keep_rules(invitation: Invitation, *, by: Person, called: str) -> str:
    """Refuse, in the one sentence that says neither whom nor what, where a rule of rounds would be broken that can be known.

    What someone said of themselves in a round that is over binds them no more; they have read that it does not fit.
    """
    circle = Circle.objects.select_related("space").filter(space=invitation.space_id).first()
    if circle is None:
        return ""
    own = fit(circle, by)
    if (own.misses and own.can_be_changed) or should_be_apart(circle, by):
        raise ValidationError(NO_CIRCLE_TOGETHER)
    return ""


def ask_members(invitation: Invitation, *, by: Person, called: str) -> str:
    """Let them say who comes in, and tell whoever was invited; nothing where whoever invites says it alone."""
    circle = Circle.objects.select_related("item", "space").filter(space=invitation.space_id).first()
    others = Membership.objects.active().filter(space=invitation.space_id).exclude(person=invitation.by_id)
    if circle is None or not asks_all(circle) or not others.exists():
        return ""
    check_place(circle.space, person=by)
    with seen_as(by):
        made, is_new = Knock.objects.get_or_create(
            circle=circle, person=by, invitation=invitation, defaults={"called": called}
        )
    if is_new:
        record(Knocked(item=circle.item, circle=circle.pk), by=None)
        look_when_it_lapses(made)
    return _(
        "Thank you. All who are in this circle are asked first. When they say yes, you are in, and you are told. "
        "If you hear nothing within two weeks, there is no place at the moment."
    )
