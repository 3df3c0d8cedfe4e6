"""What someone says about their own work. Nobody else sees any of it."""

from django.utils import timezone

from kith.domains.competencies.frameworks.shapes import Competency, Framework
from kith.domains.competencies.models import Answer, Look
from kith.foundation.people.models import Person
from kith.infrastructure.database.private import seen_as


def begin_look(framework: Framework, *, by: Person) -> Look:
    """Begin a look at one's own work. One that was begun today and says nothing yet is gone on with."""
    with seen_as(by):
        today = timezone.localdate()
        own = Look(person=by, framework=framework.code, version=framework.version, began_on=today)
        same = Look.objects.filter(person=by, framework=own.framework, version=own.version, began_on=today)
        if empty := same.filter(answers=None).first():
            return empty
        own.save()
        return own


def answer(look: Look, *, about: Competency, word: str, note: str, by: Person) -> None:
    """Keep what someone says of one competency in a look; without a word and a note it is open again."""
    with seen_as(by):
        said = Answer.objects.filter(look=look, person=by, competency=about.code)
        if not word and not note:
            said.delete()
            return
        if said.filter(word=word, note=note).exists():
            return
        told = {"person": by, "word": word, "note": note, "answered_on": timezone.localdate()}
        Answer.objects.update_or_create(look=look, competency=about.code, defaults=told)


def drop_look(look: Look, *, by: Person) -> None:
    """Delete a look with all that it says. It cannot be brought back."""
    with seen_as(by):
        Look.objects.filter(pk=look.pk, person=by).delete()
