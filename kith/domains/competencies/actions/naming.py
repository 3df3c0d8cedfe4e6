"""Saying what an item is about."""

from collections.abc import Sequence

from django.db import transaction

from kith.capabilities.items.models import Item
from kith.domains.competencies.events import Named
from kith.domains.competencies.frameworks.shapes import Competency
from kith.domains.competencies.models import About
from kith.domains.competencies.models.about import MOST
from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person


@transaction.atomic
def name(item: Item, *, about: Sequence[Competency], by: Person) -> None:
    """Say that an item is about these competencies and no others, four at most. It then stands on their pages."""
    Item.objects.select_for_update(of=("self",)).filter(pk=item.pk).first()
    wanted = list(dict.fromkeys(each.key for each in about))[:MOST]
    before = list(About.objects.filter(item=item).values_list("framework", "competency"))
    if wanted == before:
        return
    About.objects.filter(item=item).delete()
    About.objects.bulk_create(
        About(item=item, number=number, framework=framework, competency=code)
        for number, (framework, code) in enumerate(wanted, 1)
    )
    record(Named(item=item), by=by)
