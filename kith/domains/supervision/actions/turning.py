"""Taking a turn, and passing it."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from kith.domains.supervision.actions.laying_out import share_out
from kith.domains.supervision.models import Meeting, Role, TurnWish
from kith.foundation.people.models import Person


@transaction.atomic
def take(meeting: Meeting, *, role: str, by: Person) -> None:
    """Say “I can” of a turn that nobody has. Whoever has another turn of the meeting gives it back."""
    held = Meeting.objects.select_for_update(no_key=True).get(pk=meeting.pk)
    if getattr(held, f"{role}_id") is not None:
        raise ValidationError(_("Someone has this turn already."))
    place = meeting.circle.space.own_place(by)
    _wish(meeting, role, place.pk, can=True)
    for other in Role:
        if other != role and getattr(held, f"{other}_id") == place.pk:
            _wish(meeting, other, place.pk, can=False)
    share_out(meeting.circle)


@transaction.atomic
def let_pass(meeting: Meeting, *, role: str, by: Person) -> None:
    """Say “not me this time”. The turn goes to someone else; nobody is told who passed it, and it asks for no reason."""
    Meeting.objects.select_for_update(no_key=True).get(pk=meeting.pk)
    _wish(meeting, role, meeting.circle.space.own_place(by).pk, can=False)
    share_out(meeting.circle)


def _wish(meeting: Meeting, role: str, member: int, *, can: bool) -> None:
    """What was said last counts, and of those who can, whoever said it first."""
    TurnWish.objects.filter(meeting=meeting, member=member, role=role).delete()
    TurnWish.objects.create(meeting=meeting, member_id=member, role=role, can=can)
