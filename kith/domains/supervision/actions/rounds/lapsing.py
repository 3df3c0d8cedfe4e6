"""What comes of a knock: someone is in, or there was no yes in time."""

from dataclasses import replace

from kith.domains.supervision.actions.rounds.proposing import tell
from kith.domains.supervision.matching.explaining import Why
from kith.domains.supervision.models import Knock, Round
from kith.domains.supervision.rounds.offered import Offered
from kith.domains.supervision.rounds.sealing import keep_offer, read_offer
from kith.foundation.people.models import Person
from kith.infrastructure.database.private import seen_as


def lapse(person: Person, *, round_key: int | None = None, invitation: int | None = None) -> None:
    """The circle did not say yes in time. Whoever asked hears that there is no place at the moment, and not why."""
    with seen_as(person):
        asked = Knock.objects.filter(round=round_key, invitation=invitation, person=person)
        found = asked.select_related("person", "round__safe").first()
    if found is not None:
        came_out(found, circle=None)


def came_out(found: Knock, *, circle: int | None) -> None:
    """Who was invited was told before that silence means no."""
    with seen_as(found.person):
        if found.round is not None:
            _say(found.round, found.person, circle)
        Knock.objects.filter(pk=found.pk).delete()


def _say(of: Round, person: Person, circle: int | None) -> None:
    offered = read_offer(of, person)
    if offered is not None:
        news = replace(offered, circle=circle) if circle else Offered(why=Why.NO_ROOM)
        keep_offer(news, of=of, person=person)
        tell(of, person)
