"""What becomes of a gathering when whoever announced it leaves and takes their words along."""

from django.db.models import F
from django.utils import timezone

from kith.capabilities.items.models import Item
from kith.domains.gatherings.models import Change, Feedback, Gathering, Occasion, Question, Seat, Speaker
from kith.domains.gatherings.question_words import usual
from kith.domains.gatherings.questions import as_kept


def erase(item: Item) -> None:
    """Delete what was said of it, and what its host asked with the answers to that. When and where it is stays, and so do seats."""
    plan = Gathering.objects.filter(item=item)
    plan.update(
        agenda="", agenda_html="", objectives="", why_cancelled="", questions_after=[], sequence=F("sequence") + 1,
        changed_at=timezone.now(),
    )  # fmt: skip
    Occasion.objects.filter(gathering__in=plan).update(title="")
    Change.objects.filter(gathering__in=plan, what=Change.What.VARIED).update(was="")
    Speaker.objects.filter(gathering__in=plan).delete()
    Question.objects.filter(gathering__in=plan).delete()
    Seat.objects.filter(seats__gathering__in=plan).update(has_answers=False)
    _ask_what_is_usual(item)


def _ask_what_is_usual(item: Item) -> None:
    """Whoever may still say how it was is asked what is usual, so that hours which wait for answers do not wait for ever."""
    kept = as_kept(usual(item.language))
    own = Feedback.objects.filter(occasion__gathering=item.pk).exclude(questions=kept)
    unsaid = {"waiting": {}, "waiting_from": 0, "shown": {}, "shown_from": 0}
    own.exclude(closed_at=None).update(questions=[], **unsaid)
    own.filter(closed_at=None).update(questions=kept, **unsaid)
