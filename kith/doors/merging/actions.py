"""Proposing that two accounts are of one person, saying that it is so, or not."""

import secrets

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from kith.doors.merging.events import Joined, Proposed, Refused, Withdrawn
from kith.doors.merging.jobs import send_code
from kith.doors.merging.joining import bring_together
from kith.doors.merging.models import Proposal
from kith.doors.merging.models.proposal import digest_of
from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person

LETTERS, LONG = "ABCDEFGHJKMNPQRSTUVWXYZ23456789", 8
State = Proposal.State


class WrongCodes(ValidationError):
    def __init__(self) -> None:
        super().__init__(_("These are not the two codes. Please look at the newest mail in each mailbox."))


@transaction.atomic
def propose(kept: Person, *, ended: Person, reason: str, by: Person) -> Proposal:
    """Mail a code to each of two accounts. Nothing changes until one person enters both."""
    kept, ended = _hold(kept.pk, ended.pk)
    check(kept, ended)
    own = Proposal.objects.filter(state=State.WAITING)
    (own.filter(kept__in=[kept, ended]) | own.filter(ended__in=[kept, ended])).update(state=State.WITHDRAWN)
    codes = [_code(), _code()]
    made = Proposal.objects.create(
        kept=kept, ended=ended, by=by, reason=reason,
        kept_digest=digest_of(codes[0]), ended_digest=digest_of(codes[1]),
    )  # fmt: skip
    for person, code in ((kept, codes[0]), (ended, codes[1])):
        send_code.defer(proposal=made.pk, person=person.pk, code=code)
    record(Proposed(person=kept.pk, ended=ended.pk), by=by)
    return made


def _hold(kept: int, ended: int) -> tuple[Person, Person]:
    """Both as they are now. Whoever proposes or joins holds them before any proposal, and in one order."""
    held = Person.objects.select_for_update().order_by("pk").in_bulk([kept, ended])
    return held[kept], held[ended]


def _code() -> str:
    return "".join(secrets.choice(LETTERS) for _letter in range(LONG))


def check(kept: Person, ended: Person) -> None:
    """Both are open accounts with a proven address, and the one that ends is no steward."""
    if not (kept.is_active and ended.is_active) or kept == ended:
        raise ValidationError(_("Both have to be open accounts, and two of them."))
    if ended.is_steward:
        raise ValidationError(_("The account that ends is a steward. Take that back first."))
    for person in (kept, ended):
        if not EmailAddress.objects.filter(user=person, email=person.email, verified=True).exists():
            raise ValidationError(
                _("Each account needs an address that is shown to be theirs, so that a code can go there.")
            )


@transaction.atomic
def withdraw(proposal: Proposal, *, by: Person) -> None:
    """The codes open nothing any more."""
    if Proposal.objects.filter(pk=proposal.pk, state=State.WAITING).update(state=State.WITHDRAWN):
        record(Withdrawn(person=proposal.kept_id), by=by)


@transaction.atomic
def refuse(proposal: Proposal, *, by: Person) -> None:
    """Say that these are not both one's own. Stewards see it; nobody else hears of it."""
    if Proposal.objects.filter(pk=proposal.pk, state=State.WAITING).update(state=State.REFUSED):
        record(Refused(person=proposal.kept_id), by=by)


def join(proposal: Proposal, *, kept_code: str, ended_code: str, by: Person) -> None:
    """Bring two accounts together, by whoever has both codes and is signed in with the one that stays."""
    _count_try(proposal, kept_code=kept_code, ended_code=ended_code, by=by)
    with transaction.atomic():
        kept, ended = _hold(proposal.kept_id, proposal.ended_id)
        held = Proposal.objects.waiting().select_for_update(of=("self",)).filter(pk=proposal.pk, kept=by)
        found = held.select_related("kept", "ended").first()
        if found is None:
            raise WrongCodes
        check(kept, ended)
        bring_together(ended, into=kept)
        found.state = State.JOINED
        found.save(update_fields=["state"])
        record(Joined(person=kept.pk, ended=ended.pk), by=kept)


def _count_try(proposal: Proposal, *, kept_code: str, ended_code: str, by: Person) -> None:
    """A wrong try counts, whatever comes after it; five are the most."""
    with transaction.atomic():
        found = Proposal.objects.waiting().select_for_update().filter(pk=proposal.pk, kept=by).first()
        is_right = found is not None and found.proves(kept_code=kept_code, ended_code=ended_code)
        if found is not None and not is_right:
            found.tries += 1
            found.save(update_fields=["tries"])
    if not is_right:
        raise WrongCodes


def forget(person: Person) -> None:
    """After an account is closed: nothing stays of what was thought about it."""
    for side in ("kept", "ended"):
        Proposal.objects.filter(**{side: person}).delete()
