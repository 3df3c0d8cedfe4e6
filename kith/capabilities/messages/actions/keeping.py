"""How long words are kept: by the shortest wish of anyone who takes part."""

from datetime import datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Min
from django.utils.translation import gettext as _

from kith.capabilities.messages.actions.handing import held, refresh_news
from kith.capabilities.messages.models import Correspondence, Keep, Letterbox, Participant, Seat
from kith.capabilities.messages.policy import may_say
from kith.foundation.people.models import Person
from kith.infrastructure.database.private import seen_as


def keep_for(seat: Seat, days: int | None, *, by: Person) -> None:
    """Wish how long this correspondence is kept; the shortest wish of anyone in it holds. None: it is kept."""
    with seen_as(by):
        if not may_say(held(seat, by=by)):
            raise PermissionDenied(_("You can choose this once there is an answer."))
        mine = Participant.objects.filter(correspondence=seat.correspondence_id, person=by)
        mine.update(wish=None if days is None else Keep(days))
        agree_on_keeping(seat.correspondence_id)


def agree_on_keeping(key: UUID) -> None:
    correspondence = Correspondence.objects.select_for_update().get(pk=key)
    staying = Participant.objects.filter(correspondence=correspondence, state=Participant.State.IN)
    correspondence.keep_days = staying.aggregate(shortest=Min("wish"))["shortest"]
    correspondence.reckon()
    correspondence.save(update_fields=["keep_days", "forget_at"])
    note_due(key)


def note_due(key: UUID) -> None:
    """Write outside of the wall from which day on there is something to forget; not what, and not with whom."""
    due = Correspondence.objects.values_list("forget_at", flat=True).get(pk=key)
    if due is None:
        return
    staying = Participant.objects.filter(correspondence=key, state=Participant.State.IN)
    for participant in staying.order_by("person"):
        box, _made = Letterbox.objects.get_or_create(person_id=participant.person_id)
        if box.next_due is None or box.next_due > due.date():
            Letterbox.objects.filter(pk=box.pk).update(next_due=due.date())


def forget_due(person: Person, *, now: datetime) -> None:
    """Delete what is over, as someone in it: nobody has to see past the wall for it."""
    with seen_as(person):
        mine = Seat.objects.filter(person=person, state=Seat.State.IN).values("correspondence")
        kept = Correspondence.objects.filter(pk__in=mine)
        kept.filter(forget_at__lte=now).delete()
        next_due = kept.aggregate(first=Min("forget_at"))["first"]
        Letterbox.objects.filter(person=person).update(next_due=next_due and next_due.date())
    refresh_news(person)
