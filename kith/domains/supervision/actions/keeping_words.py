"""What is written in a session in which people meet: for all, or by the secretary for whoever brought something."""

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from kith.domains.supervision.actions.telling import tell
from kith.domains.supervision.live.offering import Offers, offers
from kith.domains.supervision.models import Note, Passage, Session
from kith.domains.supervision.queries.live import state_of
from kith.domains.supervision.sealing import lay
from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Membership
from kith.infrastructure.database.private import seen_as


def write(session: Session, words: str, *, output: str = "", by: Person) -> Passage:
    """Lay words into the safe of the session, for all in the circle. With `output` they are what is kept of the step."""
    place = session.circle.space.own_place(by)
    with seen_as(by):
        may = _offers(session, place)
        if not may.says if not output else may.output != output:
            raise ValidationError(
                _("The session has moved on, and others speak now. Your words are still here.")
            )
        frame = state_of(session, timezone.now()).frame
        passage = Passage(session=session, author=place, step=frame.key if frame else "", output=output)
        lay(passage, words).save(force_insert=True)
        tell(session)
    return passage


def take_back(passage: Passage, *, by: Person) -> None:
    """Words of one's own are gone, for everyone."""
    with seen_as(by):
        passage.delete()
        tell(passage.session)


def note_down(session: Session, words: str, *, by: Person) -> None:
    """Write the notes of a secretary anew. Whoever brought something reads them, and nobody else."""
    place = session.circle.space.own_place(by)
    with seen_as(by):
        presenter = _offers(session, place).notes_for
        if presenter is None:
            raise ValidationError(_("Someone else writes down now. Your words are still here."))
        note = Note.objects.filter(session=session, author=place).first()
        note = note or Note(session=session, author=place, presenter_id=presenter)
        note.session, note.said_at = session, timezone.now()
        lay(note, words).save()
        tell(session)


def _offers(session: Session, place: Membership) -> Offers:
    return offers(state_of(session, timezone.now()), place.pk, timezone.now())
