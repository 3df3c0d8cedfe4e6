"""Saved searches are looked at once a day, each as its owner.

Not when something is indexed: then each word said in the house would be held against each search of everyone. So one
search costs one window of matches a day, however much is said, and nobody is told more often than that.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from kith.capabilities.search.events import FoundMore
from kith.capabilities.search.models import SavedSearch
from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person
from kith.infrastructure.jobs import jobs

A_DAY, MOST_AT_ONCE = timedelta(days=1), 5_000
MARGIN = timedelta(minutes=10)  # what was said a moment ago may not be indexed yet


@jobs.periodic(cron="23 * * * *")
@jobs.task(name="search.look_for_more")
def look_for_more(timestamp: int) -> None:
    """Every hour, those whose day has come; what is too much for one hour waits for the next."""
    for search in due(timezone.now()):
        look_again(search, now=timezone.now())


def due(now: datetime) -> list[int]:
    """The keys of the searches that were not looked at for a day, the longest first."""
    waiting = SavedSearch.objects.filter(person__state=Person.State.ACTIVE, looked_at__lte=now - A_DAY)
    return list(waiting.order_by("looked_at").values_list("pk", flat=True)[:MOST_AT_ONCE])


@transaction.atomic
def look_again(search: int, *, now: datetime) -> None:
    """See whether a search finds something new, and let its owner be told if it does."""
    asked = SavedSearch.objects.select_for_update(of=("self",)).select_related("person")
    held = asked.filter(pk=search).first()
    if held is None:
        return
    if held.since(held.looked_at):
        if held.seen or held.news_since is None:
            held.news_since, held.seen = held.looked_at, False
        record(FoundMore(search=held.pk), by=None)
    held.looked_at = max(held.looked_at, now - MARGIN)
    held.save(update_fields=["looked_at", "news_since", "seen"])
