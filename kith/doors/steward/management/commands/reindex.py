"""`bin/kith reindex`"""

from itertools import batched
from typing import Any

from django.core.management.base import BaseCommand

from kith.capabilities.items.models import Item
from kith.capabilities.search.index import index_items


class Command(BaseCommand):
    help = "Make everything that was said findable again. Safe at any time."

    def handle(self, *args: Any, **options: Any) -> None:
        keys = Item.objects.order_by("pk").values_list("pk", flat=True).iterator()
        for batch in batched(keys, 200, strict=False):
            index_items(list(batch))
        self.stdout.write("Search knows everything again.")
