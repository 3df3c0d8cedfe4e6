"""A round from its end to the last circle: solved when its time has come, put before people, and solved again with their answers."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from kith.domains.supervision.actions.rounds.coming_together import come_together
from kith.domains.supervision.actions.rounds.proposing import put_before
from kith.domains.supervision.actions.rounds.solving import Offers, Solved, solve_again, solve_first
from kith.domains.supervision.matching.explaining import Why
from kith.domains.supervision.models import Round, Seeker
from kith.domains.supervision.rounds.offered import OPEN, YES, Offered
from kith.domains.supervision.rounds.reading import offers_to, seekers_of
from kith.infrastructure.safes.actions import keep_until

ANSWERED_WITHIN, KEPT_AFTER = timedelta(days=14), timedelta(days=28)
TURNS = 3
State = Round.State


def go_on(of: Round) -> None:
    """Do with a round what its time asks for; nothing, if it is not time. Twice does no harm."""
    now = timezone.now()
    Round.objects.filter(pk=of.pk, state=State.OPEN, until__lte=now).update(state=State.SOLVING)
    of.refresh_from_db()
    people = seekers_of(of)
    before = offers_to(of, people) if of.turn else {}
    if of.is_proposed and not people:
        _turn(of, State.DONE)  # all have a circle
    elif of.is_proposed and (not _waits(before) or (of.answers_until and of.answers_until <= now)):
        Round.objects.filter(pk=of.pk, state=State.PROPOSED).update(state=State.SOLVING)
        of.refresh_from_db()
    if of.state == State.SOLVING:
        solved = solve_again(of, people, before) if of.turn else solve_first(of, people)
        _keep(solved, of=of)


def _waits(offers: Offers) -> bool:
    """Whether someone is still asked."""
    return any(each.waits and each.answer == OPEN for each in offers.values())


@transaction.atomic
def _keep(solved: Solved, *, of: Round) -> None:
    """Where all of a circle had said yes to each other already, it begins; everyone else sees what came out for them."""
    held = Round.objects.select_for_update(of=["self"]).select_related("space", "safe").get(pk=of.pk)
    if (held.state, held.turn) != (State.SOLVING, of.turn):
        return
    held.turn, held.clash = held.turn + 1, solved.clash
    there = set(held.seekers.values_list("person", flat=True))
    offers = {key: each for key, each in solved.offers.items() if key in there}
    begun = _begin(held, offers)
    is_last = held.turn >= TURNS
    asked = {
        key: _closed(each) if is_last or each.answer == YES else each
        for key, each in offers.items() if key not in begun
    }  # fmt: skip
    put_before(held, asked)
    Seeker.objects.filter(round=held, person__in=solved.silent).delete()
    _turn(held, State.PROPOSED if _waits(asked) else State.DONE)


def _begin(of: Round, offers: Offers) -> set[int]:
    """The keys of those whose circle begins."""
    agreed = {each.company: each for each in offers.values() if each.waits and each.answer == YES}
    begun = [each for each in agreed.values() if come_together(each, of=of)]
    return {key for each in begun for key in each.company}


def _closed(offered: Offered) -> Offered:
    """For those who are asked no more."""
    return Offered(why=Why.NO_ROOM) if offered.company else offered


def _turn(of: Round, state: str) -> None:
    now = timezone.now()
    of.state, of.told_at = state, now
    of.answers_until = now + ANSWERED_WITHIN if state == State.PROPOSED else None
    of.save(update_fields=["state", "told_at", "answers_until", "turn", "clash"])
    if state == State.DONE:
        Seeker.objects.filter(round=of).delete()
        if of.safe is not None:
            keep_until(of.safe, now + KEPT_AFTER)
