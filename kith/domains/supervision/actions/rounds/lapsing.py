"""What comes of a knock: someone is in, or there was no yes in time."""

from dataclasses import replace

from kith.domains.supervision.actions.rounds.proposing import tell
from kith.domains.supervision.matching.explaining import Why
from kith.domains.supervision.models import Knock
from kith.domains.supervision.rounds.offered import Offered
from kith.domains.supervision.rounds.sealing import keep_offer, read_offer
from kith.foundation.people.models import Person
from kith.infrastructure.database.private import seen_as


def lapse(person: Person, *, round_key: int) -> None:
    """The circle did not say yes in time. Whoever asked hears that there is no place at the moment, and not why."""
    with seen_as(person):
        found = (
            Knock.objects.filter(round=round_key, person=person)
            .select_related("person", "round__safe")
            .first()
        )
    if found is not None:
        came_out(found, circle=None)


def came_out(found: Knock, *, circle: int | None) -> None:
    of = found.round
    with seen_as(found.person):
        offered = read_offer(of, found.person)
        if offered is not None:
            news = replace(offered, circle=circle) if circle else Offered(why=Why.NO_ROOM)
            keep_offer(news, of=of, person=found.person)
            tell(of, found.person)
        Knock.objects.filter(pk=found.pk).delete()
