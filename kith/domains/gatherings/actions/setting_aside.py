"""Setting aside what someone said without a name."""

from django.db import transaction

from kith.capabilities.items.models import Item
from kith.domains.gatherings import events
from kith.domains.gatherings.handfuls import without
from kith.domains.gatherings.models import Feedback, Occasion
from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person


@transaction.atomic
def set_aside(occasion: Occasion, *, number: int, words: str, why: str, item: Item, by: Person) -> None:
    """Let nobody read an answer any more. The log of the space says that it was done, and why; whose it was nobody can know."""
    held = Feedback.objects.select_for_update().get(occasion=occasion)
    if words not in held.shown.get(str(number), []):
        return
    held.shown = without(held.shown, str(number), words)
    held.save(update_fields=["shown"])
    record(events.AnswerSetAside(item=item, occasion=occasion.pk, why=why), by=by)
