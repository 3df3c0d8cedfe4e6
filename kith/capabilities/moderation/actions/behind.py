"""Telling those behind made names, without a row that says who they are."""

from datetime import datetime, timedelta

from django.db import transaction

from kith.capabilities.moderation.events import NewsBehind, Opened
from kith.capabilities.moderation.models import Case, SealedNews
from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person
from kith.foundation.people.queries import person_once
from kith.foundation.seals.moments import moment_in, put_off
from kith.foundation.spaces.masks import behind
from kith.lib.tokens import new_key

LATEST = timedelta(hours=3)
FACTS = {SealedNews.Sort.DECISION: NewsBehind, SealedNews.Sort.OPENED: Opened}


def tell_later(case: Case, sort: str = SealedNews.Sort.DECISION) -> None:
    """Let someone behind a made name be told within hours. On their own pages it stands at once."""
    person = behind(case.mask) if case.mask else None
    if person is not None:
        known = new_key()
        sealed = put_off(person, about=known, within=LATEST)
        SealedNews.objects.create(sort=sort, known=known, sealed=sealed)


def tell_waiting(now: datetime) -> None:
    """Tell what waits and whose moment has come."""
    for news in SealedNews.objects.all():
        _tell(news, now)


@transaction.atomic
def _tell(news: SealedNews, now: datetime) -> None:
    moment = moment_in(news.sealed, about=news.known)
    if moment is None or moment.at > now:
        return
    news.delete()
    person = person_once(moment.person)
    if person is not None and person.state == Person.State.ACTIVE:
        record(FACTS[SealedNews.Sort(news.sort)](to=person.pk), by=None)
