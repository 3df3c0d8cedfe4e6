"""A circle looks at itself: after its trial, and whenever it likes later."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from kith.domains.supervision.events import ReviewDue, WentOn
from kith.domains.supervision.models import Circle, ReviewAnswer
from kith.domains.supervision.reviewed import Reviewed
from kith.domains.supervision.rounds.plain import as_text
from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person
from kith.infrastructure.database.private import seen_as
from kith.infrastructure.safes.actions import new_safe
from kith.infrastructure.safes.opening import opened
from kith.lib.zones import zone


def answer(circle: Circle, *, by: Person, **answers: Any) -> None:
    """Answer the review that is on, or answer it anew. The members of the circle read it, and nobody else can.

    Raises `KeyLost` where it cannot be locked; then nothing is written.
    """
    place = circle.space.own_place(by)
    with seen_as(by):
        Circle.objects.select_for_update(no_key=True).get(pk=circle.pk)  # sent twice, it is answered once
        mine = ReviewAnswer.objects.filter(circle=circle, review=circle.reviews + 1, member=place)
        own = mine.select_related("safe").first() or ReviewAnswer(
            circle=circle, review=circle.reviews + 1, member=place, safe=new_safe()
        )
        own.sealed = opened(own.safe).lock(as_text(Reviewed(**answers)), about=own.place)
        own.said_at = timezone.now()
        own.save()


@transaction.atomic
def go_on(circle: Circle, *, by: Person, again: bool = False) -> None:
    """After a review, say that the circle goes on; or (`again`) that it tries once more for as many meetings."""
    held = Circle.objects.select_for_update().get(pk=circle.pk)
    if held.reviews != circle.reviews:
        return  # pressed twice
    if held.is_over:
        raise PermissionDenied
    more = circle.meetings.held().count() + circle.trial_meetings
    circle.reviews, circle.review_told_at = circle.reviews + 1, None
    circle.reviewed_on = timezone.localdate(timezone=zone(circle.zone))
    circle.state = Circle.State.TRIAL if again else Circle.State.GOING
    circle.trial_meetings = more if again else circle.trial_meetings
    circle.save(update_fields=["reviews", "reviewed_on", "review_told_at", "state", "trial_meetings"])
    record(WentOn(item=circle.item), by=by)


@transaction.atomic
def tell_review(circle: Circle, *, by: Person | None = None) -> None:
    """Say once that a review waits."""
    if Circle.objects.filter(pk=circle.pk, review_told_at=None).update(review_told_at=timezone.now()):
        record(ReviewDue(item=circle.item), by=by)
