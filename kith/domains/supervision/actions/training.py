"""Saying of oneself, in one circle, that one was trained to lead what asks for it."""

from django.db import transaction
from django.utils import timezone

from kith.domains.supervision.actions.live import come
from kith.domains.supervision.models import Circle, Training
from kith.domains.supervision.queries.live import open_session, state_of
from kith.foundation.people.models import Person
from kith.infrastructure.database.private import seen_as


@transaction.atomic
def say_trained(circle: Circle, words: str, *, by: Person) -> None:
    """The others in the circle read it, and ask. It holds at once in a session in which one is."""
    place = circle.space.own_place(by)
    Training.objects.update_or_create(member=place, defaults={"circle": circle, "words": words})
    with seen_as(by):
        session = open_session(circle)
        if session is not None and place.pk in state_of(session, timezone.now()).people:
            come(session, by=by)


@transaction.atomic
def say_no_longer(circle: Circle, *, by: Person) -> None:
    """Take it back. A session that runs stays as it is."""
    Training.objects.filter(member=circle.space.own_place(by)).delete()
