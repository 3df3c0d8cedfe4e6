"""Telling those behind made names, without a row that says who they are."""

import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from kith.capabilities.moderation.events import NewsBehind, Opened
from kith.capabilities.moderation.models import Case, SealedNews
from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person
from kith.foundation.seals.sealing import lock, unlock
from kith.foundation.spaces.masks import behind
from kith.lib.sealing import Broken
from kith.lib.tokens import new_key

LATEST = timedelta(hours=3)
FACTS = {SealedNews.Sort.DECISION: NewsBehind, SealedNews.Sort.OPENED: Opened}


def tell_later(case: Case, sort: str = SealedNews.Sort.DECISION) -> None:
    """Let someone behind a made name be told within hours. On their own pages it stands at once."""
    person = behind(case.mask) if case.mask else None
    if person is not None:
        when = timezone.now() + timedelta(seconds=secrets.randbelow(int(LATEST.total_seconds())))
        known = new_key()
        sealed = lock(f"{person.pk} {int(when.timestamp())}", about=known)
        SealedNews.objects.create(sort=sort, known=known, sealed=sealed)


def tell_waiting(now: datetime) -> None:
    """Tell what waits and whose moment has come."""
    for news in SealedNews.objects.all():
        _tell(news, now)


@transaction.atomic
def _tell(news: SealedNews, now: datetime) -> None:
    try:
        key, when = unlock(bytes(news.sealed), about=news.known).split()
    except Broken:
        return
    if int(when) > now.timestamp():
        return
    news.delete()
    if Person.objects.active().filter(pk=int(key)).exists():
        record(FACTS[SealedNews.Sort(news.sort)](to=int(key)), by=None)
