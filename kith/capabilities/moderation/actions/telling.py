"""Telling more: what someone tells again about the same thing joins what they told before."""

from django.db import transaction

from kith.capabilities.moderation.categories import heavier
from kith.capabilities.moderation.events import Reported
from kith.capabilities.moderation.models import Report
from kith.foundation.activity.facts import record

BETWEEN_WORDS = "\n\n"
BETWEEN_COPIES = "\n\n* * *\n\n"


@transaction.atomic
def tell_more(made: Report, *, words: str = "", evidence: str = "", category: str = "") -> Report:
    """Add to what one told; what was said before stays. Whoever took it back wants it looked at after all."""
    told = Report.objects.select_for_update().get(pk=made.pk)
    after = {
        "words": _added(told.words, words, between=BETWEEN_WORDS),
        "evidence": _added(told.evidence, evidence, between=BETWEEN_COPIES),
        "category": heavier(told.category, category or told.category),
        "withdrawn_at": None,
    }
    if any(getattr(told, name) != value for name, value in after.items()):
        Report.objects.filter(pk=told.pk).update(**after)
        record(Reported(case=told.case_id), by=None)
    told.refresh_from_db()
    return told


def _added(said: str, more: str, *, between: str) -> str:
    """A form that was sent twice says it once."""
    if f"{between}{more}{between}" in f"{between}{said}{between}":
        return said
    return between.join(part for part in (said, more) if part)
