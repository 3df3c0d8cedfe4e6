"""Keeping the list of words to think about."""

from django.db import transaction
from django.utils import timezone

from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person
from kith.foundation.spaces.events import HouseWordsListed, WordsListed
from kith.foundation.spaces.models import Space, WordList


@transaction.atomic
def list_words(source: str, *, space: Space | None, by: Person) -> None:
    """Hint at these words from now on, in one space or everywhere; nothing is hidden or refused for them."""
    kept = {"source": source, "since": timezone.now()}
    WordList.objects.update_or_create(space=space, defaults=kept)
    record(WordsListed(space=space) if space else HouseWordsListed(), by=by)
