"""Answering a proposal: yes, or letting it pass. Nobody learns either, until both said yes."""

import secrets

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from kith.domains.mentoring.actions.turning import look_again
from kith.domains.mentoring.agreement import in_words
from kith.domains.mentoring.events import PairBegan, ProposalSeen
from kith.domains.mentoring.models import Pair, Readiness, Side
from kith.domains.mentoring.saying import called
from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person
from kith.foundation.spaces.actions.belonging import admit
from kith.foundation.spaces.actions.opening import open_space
from kith.foundation.spaces.apart import must_stay_apart
from kith.foundation.spaces.models import Membership, Space
from kith.infrastructure.database.private import seen_as
from kith.lib.languages import WRITTEN_IN

OPEN, YES, PASSED, IN = Side.State.OPEN, Side.State.YES, Side.State.PASSED, Side.State.IN


def say_yes(side: Side, *, by: Person) -> Pair | None:
    """Say yes. If the other did too, they are a pair from now on; if not, nobody is told."""
    with seen_as(by):
        _hold(side)
        if not Side.objects.filter(pk=side.pk, person=by, state__in=(OPEN, PASSED)).update(state=YES):
            return None
        theirs = _their_yes(side)
        return _begin(side, theirs, by=by) if theirs else None


def let_pass(side: Side, *, by: Person) -> None:
    """Let a proposal pass. The other is not told, now or later, and sees no difference."""
    with seen_as(by):
        _hold(side)
        Side.objects.filter(pk=side.pk, person=by, state__in=(OPEN, YES)).update(state=PASSED)
        look_again(by)


def note_proposal_seen(side: Side, *, by: Person) -> None:
    """They look at it now, so what they were told is no news any more."""
    with seen_as(by):
        if Side.objects.filter(pk=side.pk, told=True).update(told=False):
            record(ProposalSeen(key=side.key), by=by)


def _hold(side: Side) -> None:
    """Of two who answer at once, one waits for the other; always in the same order."""
    both = Person.objects.select_for_update(no_key=True).filter(pk__in=[side.person_id, side.other_id])
    list(both.order_by("pk").values_list("pk"))


def _their_yes(side: Side) -> Side | None:
    """The side of the other, if they said yes and nothing stands between the two. Read as them, and told to nobody."""
    with seen_as(side.other):
        ready = Readiness.objects.filter(person=side.other_id, is_paused=False).exists()
        today = timezone.localdate()
        waits = Side.objects.filter(
            person=side.other_id, other=side.person_id, state=YES, fades_on__gte=today
        )
        found = waits.select_related("person").first() if ready else None
    return found if side.other.is_active and not must_stay_apart(side.person, side.other) else None


def _begin(side: Side, theirs: Side, *, by: Person) -> Pair:
    pair = Pair.objects.create(space=_open_space(side, with_=theirs.person, by=by))
    Side.objects.filter(pk=side.pk).update(state=IN, pair=pair, told=False)
    look_again(by)
    with seen_as(theirs.person):
        Side.objects.filter(pk=theirs.pk).update(state=IN, pair=pair, told=True)
        look_again(theirs.person)
        record(PairBegan(to=theirs.person_id, key=theirs.key), by=None)
    return pair


def _open_space(side: Side, *, with_: Person, by: Person) -> Space:
    """Hidden, and hosted by both: nobody else knows that it exists. Its address says nothing."""
    language = next((code for code in side.languages if code in WRITTEN_IN), WRITTEN_IN[0])
    with translation.override(language):
        about = called([*side.gets, *side.gives][0])
        space = open_space(
            by=by, slug=f"pair-{secrets.token_hex(6)}", name=_("Mentoring: %(about)s") % {"about": about[:60]},
            sort=Space.Sort.CIRCLE, visibility=Space.Visibility.HIDDEN, joining=Space.Joining.INVITATION, language=language,
            purpose=_("Two who accompany each other for a while."), guidelines=in_words(Pair()),
        )  # fmt: skip
    admit(with_, to=space, by=None, role=Membership.Role.HOST)
    return space
