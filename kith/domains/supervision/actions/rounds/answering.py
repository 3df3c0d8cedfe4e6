"""Saying yes to a circle that was proposed, or declining. Nobody is asked for a reason, and nobody is shown who declined."""

from dataclasses import replace

from django.urls import reverse
from django.utils import timezone

from kith.capabilities.items.models import Item
from kith.capabilities.notifications.actions import settle
from kith.domains.supervision.actions.rounds.coming_together import come_together
from kith.domains.supervision.actions.rounds.knocking import knock
from kith.domains.supervision.models import Round, Seeker
from kith.domains.supervision.rounds.jobs import look_soon
from kith.domains.supervision.rounds.offered import NO, OPEN, YES, Offered
from kith.domains.supervision.rounds.reading import offers_to
from kith.domains.supervision.rounds.sealing import keep_offer, read_offer
from kith.foundation.people.models import Person
from kith.infrastructure.database.private import seen_as


def accept(of: Round, *, by: Person) -> Item | None:
    """Say yes. With the last yes the circle begins; until then nobody hears what anyone answered."""
    return _answer(of, YES, by=by)


def decline(of: Round, *, by: Person) -> None:
    """Say no, without a reason. It is shown to nobody, now or later."""
    _answer(of, NO, by=by)


def _answer(of: Round, says: str, *, by: Person) -> Item | None:
    with seen_as(by):
        held = Round.objects.select_for_update(no_key=True).get(pk=of.pk)
        offered = read_offer(held, by)
        if not held.is_proposed or offered is None or not offered.waits:
            return None
        keep_offer(replace(offered, answer=says), of=held, person=by)
        if offered.joins is not None:
            if says == YES:
                knock(offered, of=held, by=by)
            look_soon(held.pk)
            return None
        answers = _answers(held, offered)
        if OPEN in answers:
            return None
        look_soon(held.pk)
        return come_together(offered, of=held) if set(answers) == {YES} else None


def _answers(of: Round, offered: Offered) -> list[str]:
    """Of all in the company, each read as themselves and told to nobody. Whoever is gone has declined."""
    seekers = Seeker.objects.filter(round=of, person__in=offered.company).values("person")
    people = Person.objects.active().filter(pk__in=seekers)
    said = offers_to(of, list(people))
    return [said[key].answer if key in said else NO for key in offered.company]


def note_seen(of: Round, *, by: Person) -> None:
    """They look at it now, so what they were told is no news any more."""
    settle(reverse("supervision:round", args=[of.pk]), of=by.pk, before=timezone.now())
