"""Words in a session in writing: laid into its safe, changed, and taken out. No event tells of them."""

from datetime import datetime
from functools import partial
from uuid import UUID, uuid5

from django.utils import timezone

from kith.domains.supervision.actions.written import Answer, moved, wrote
from kith.domains.supervision.models import Passage, Session
from kith.domains.supervision.sealing import lay
from kith.domains.supervision.written.plain import from_plain
from kith.domains.supervision.written.refusing import Refusal
from kith.domains.supervision.written.state import State, settled
from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Membership
from kith.infrastructure.database.private import seen_as


def write(
    session: Session, *, step: str, words: str, output: str = "", key: UUID, by: Person, moment: datetime | None = None
) -> Answer:  # fmt: skip
    """Write in the open step for the circle; `output` is what the step asks to be kept. One `key` writes once.

    When everyone has written, the next step opens.
    """
    place, moment = session.circle.space.own_place(by), moment or timezone.now()
    with seen_as(by):
        held = Session.objects.select_for_update(no_key=True).get(pk=session.pk)  # a second sending waits
        if Passage.objects.filter(pk__in=[key, _beside(key)]).exists():
            return from_plain(held.state)
        answer = moved(session, partial(wrote, step=step, by=place.pk), by=by, moment=moment)
        if isinstance(answer, State):
            kept_as = next(each.output for each in answer.frames if each.key == step)
            _lay(session, key, words, step=step, author=place, at=moment)
            _lay(session, _beside(key), output, step=step, author=place, at=moment, output=kept_as)
    return answer


def change(passage: Passage, *, words: str, by: Person, moment: datetime | None = None) -> Answer:
    """Write one's own words anew, as long as their step is open."""
    moment = moment or timezone.now()
    with seen_as(by):
        row = Session.objects.select_for_update(no_key=True).select_related("safe").get(pk=passage.session_id)
        now = settled(from_plain(row.state), moment)
        if now.closed_at:
            return Refusal.OVER
        if now.frame.key != passage.step:
            return Refusal.MOVED_ON
        passage.session, passage.changed_at = row, moment
        lay(passage, words).save(update_fields=["sealed", "changed_at"])
    return now


def take_out(passage: Passage, *, by: Person) -> None:
    """Delete words of one's own for good, at any time."""
    with seen_as(by):
        Passage.objects.filter(pk=passage.pk, author__person=by).delete()


def _beside(key: UUID) -> UUID:
    """The key of what is kept of a step, beside the words that were sent with it."""
    return uuid5(key, "output")


def _lay(
    session: Session, key: UUID, words: str, *, step: str, author: Membership, at: datetime, output: str = ""
) -> None:
    if words:
        row = Passage(pk=key, session=session, author=author, step=step, output=output, said_at=at)
        lay(row, words).save(force_insert=True)
