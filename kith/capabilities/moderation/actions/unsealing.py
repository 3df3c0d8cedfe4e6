"""Opening a seal: one steward asks, another one agrees or declines."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from kith.capabilities.moderation.actions.behind import tell_later
from kith.capabilities.moderation.actions.keeping import hold
from kith.capabilities.moderation.events import UnsealingAnswered, UnsealingAsked, UnsealingWorkedOn
from kith.capabilities.moderation.jobs import write_to_opened
from kith.capabilities.moderation.models import Case, SealedNews, Unsealing, UnsealingAnswer
from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person


def asked_about(case: Case) -> Unsealing | None:
    """What was asked about a case and is neither declined nor over."""
    asked = case.unsealings.select_related("answer").order_by("-pk")
    return next((each for each in asked if each.waits or each.agreed), None)


@transaction.atomic
def ask(case: Case, *, reason: str, by: Person) -> Unsealing:
    """Ask that another steward agrees to open a seal; nothing is opened yet. Asking twice asks once."""
    case = hold(case)
    if before := asked_about(case):
        return before
    assert case.where is not None  # noqa: S101 (a made name belongs to a space)
    made = Unsealing.objects.create(case=case, where=case.where, by=by, reason=reason)
    record(UnsealingAsked(unsealing=made.pk), by=by)
    return made


@transaction.atomic
def answer(asked: Unsealing, *, agrees: bool, words: str = "", by: Person) -> None:
    """Agree, and both see who it is and the author is told by whom and why; or decline, and it stays sealed."""
    held = Unsealing.objects.select_for_update(of=("self",)).select_related("case").get(pk=asked.pk)
    if by.pk == held.by_id or not held.waits:
        raise ValidationError(_("This can no longer be answered, or not by you."))
    UnsealingAnswer.objects.create(unsealing=held, by=by, agrees=agrees, words=words)
    record(UnsealingWorkedOn(unsealing=held.pk), by=by)
    record(UnsealingAnswered(unsealing=held.pk, to=held.by_id), by=by)
    if agrees:
        tell_later(held.case, SealedNews.Sort.OPENED)
        write_to_opened.defer(unsealing=held.pk)
